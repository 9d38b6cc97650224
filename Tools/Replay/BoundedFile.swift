import Foundation

/// A file that the auditor names; it may be a pipe.
enum BoundedFile {
    /// Its bytes, and no more than `limit` of them; `nil` if it cannot be read.
    static func read(_ path: String, upTo limit: Int) -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        var bytes: [UInt8] = []
        do {
            while bytes.count < limit, let more = try file.read(upToCount: limit - bytes.count),
                !more.isEmpty
            {
                bytes += more
            }
        } catch {
            return nil
        }
        return bytes
    }
}
