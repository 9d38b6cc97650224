import Bytes
public import Cryptography

/// The documents of a folder, by the SHA-256 of their bytes.
public struct EvidenceFolder {
    /// How many bytes each document has.
    public private(set) var byteCounts: [SHA256Digest: UInt64] = [:]
    /// Files that could not be read, by their paths in the folder.
    public private(set) var unreadable: [String]

    /// Reads every file below the folder once.
    public init(_ folder: String) {
        let files = FolderFiles(folder)
        unreadable = files.others
        for path in files.paths {
            guard let (digest, byteCount) = Self.digest(of: files.path(path)) else {
                unreadable.append(path)
                continue
            }
            byteCounts[digest] = byteCount
        }
    }

    /// A mebibyte at a time, however long the file is; `nil` if it cannot be read to its end.
    static func digest(of path: String) -> (SHA256Digest, byteCount: UInt64)? {
        guard let file = PlainFile(path: path), let byteCount = file.byteCount else { return nil }
        var hasher = SHA256Hasher()
        var place = 0
        while place < byteCount {
            let bytes = file.bytes(from: place, upTo: 1 << 20)
            guard !bytes.isEmpty else { return nil }
            hasher.update(bytes)
            place += bytes.count
        }
        return (hasher.finish(), UInt64(byteCount))
    }
}
