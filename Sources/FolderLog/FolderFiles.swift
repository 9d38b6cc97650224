import Bytes
import Foundation

/// The plain files of a folder, by their paths in it. What lies there was written by others: links
/// are not followed, and no more is read at once than is asked for.
struct FolderFiles: Sendable {
    let folder: String
    /// Every plain file below the folder, in order.
    let paths: [String]
    /// What is neither a plain file nor a folder, such as a link or a pipe.
    let others: [String]

    init(_ folder: String) {
        self.folder = folder
        var paths: [String] = []
        var others: [String] = []
        // Told relative to the folder, and never through a link; the folder itself may be one, for
        // whoever names it has chosen it.
        let root = URL(filePath: folder).resolvingSymlinksInPath().path
        let found = FileManager.default.enumerator(atPath: root)
        while let path = found?.nextObject() as? String {
            switch found?.fileAttributes?[.type] as? FileAttributeType {
            case .typeDirectory?: continue
            case .typeRegular?: paths.append(path)
            case _: others.append(path)
            }
        }
        self.paths = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.others = others.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func path(_ name: String) -> String { folder + "/" + name }

    /// The bytes of a file; `nil` if there is none, or it is longer than `limit`.
    func bytes(_ name: String, upTo limit: Int) -> [UInt8]? {
        guard let file = PlainFile(path: path(name)), let count = file.byteCount, count <= limit
        else { return nil }
        return file.bytes(count)
    }
}
