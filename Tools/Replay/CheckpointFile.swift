import Foundation
import Transparency

/// A checkpoint that the auditor has from elsewhere.
enum CheckpointFile {
    /// Reads any file to its end, a pipe too, and no more than a checkpoint can have.
    static func read(_ path: String) throws -> SignedNote {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Output.Failure("--checkpoint \(path): cannot be read")
        }
        var bytes: [UInt8] = []
        do {
            while bytes.count <= SignedNote.maximumBytes,
                let more = try file.read(upToCount: SignedNote.maximumBytes + 1 - bytes.count),
                !more.isEmpty
            {
                bytes += more
            }
        } catch {
            throw Output.Failure("--checkpoint \(path): cannot be read")
        }
        do { return try SignedNote(parsing: bytes) } catch {
            throw Output.Failure("--checkpoint \(path): \(error)")
        }
    }
}
