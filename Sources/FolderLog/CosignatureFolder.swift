public import ReadModels
import Transparency

/// The cosignatures that witnesses have left, in a folder `cosignatures` beside a log: a file for
/// each tree and witness. A log verifies without them.
public struct CosignatureFolder {
    /// By size, then by witness.
    public let cosignatures: [Cosignature]
    /// Files that are no cosignature.
    public let problems: [FileProblem]

    public static let name = "cosignatures"

    /// - Parameter folder: the one that holds the log; it need not have cosignatures.
    public init(beside folder: String) {
        let files = FolderFiles(folder + "/" + Self.name)
        var cosignatures: [Cosignature] = []
        var problems: [FileProblem] = []
        for path in files.paths + files.others {
            do throws(StatementFault) {
                let bytes = files.bytes(path, upTo: Cosignature.maximumBytes)
                guard let bytes else { throw StatementFault("too long, or no file") }
                let cosignature = try Cosignature(parsing: bytes)
                guard cosignature.fileName == path else {
                    throw StatementFault("that of \(cosignature.fileName)")
                }
                cosignatures.append(cosignature)
            } catch {
                problems.append(
                    FileProblem(
                        .cosignature, Self.name + "/" + path, expected: "a cosignature",
                        found: error.description))
            }
        }
        self.cosignatures = cosignatures.sorted {
            ($0.state.head.size, $0.fileName) < ($1.state.head.size, $1.fileName)
        }
        self.problems = problems
    }
}
