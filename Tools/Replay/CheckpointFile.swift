import Transparency

/// A checkpoint that the auditor has from elsewhere.
enum CheckpointFile {
    /// Reads any file to its end, a pipe too, and no more than a checkpoint can have.
    static func read(_ path: String) throws -> SignedNote { try read(path, for: "--checkpoint") }

    static func read(_ path: String, for option: String) throws -> SignedNote {
        guard let bytes = BoundedFile.read(path, upTo: SignedNote.maximumBytes + 1) else {
            throw Output.Failure("\(option) \(path): cannot be read")
        }
        do { return try SignedNote(parsing: bytes) } catch {
            throw Output.Failure("\(option) \(path): \(error)")
        }
    }
}
