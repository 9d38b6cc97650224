/// What a rule has against a file, with the line where it stands.
struct Complaint: Equatable, CustomStringConvertible {
    let path: String
    /// Counted from 1; 0 if the file as a whole is meant.
    let line: Int
    let message: String

    var description: String { "\(path):\(line): \(message)" }
}

/// A rule of the house: what it has against a file.
typealias Rule = @Sendable (SourceText) -> [Complaint]

extension SourceText {
    func complaint(_ line: Int, _ message: String) -> Complaint {
        Complaint(path: path, line: line, message: message)
    }

    /// A complaint for each line of `lines` in which `isBroken` finds something.
    func complaints(
        about lines: [Substring], _ find: (Substring) -> String?
    ) -> [Complaint] {
        lines.enumerated().compactMap { index, line in
            find(line).map { complaint(index + 1, $0) }
        }
    }
}
