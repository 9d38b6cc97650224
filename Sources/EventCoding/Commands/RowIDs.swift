import Cryptography
import EventSourcing

/// Gives rows without an id one that follows from what they say, so that posting the same file
/// again records nothing again. Equal rows of one file are told apart by their count.
struct RowIDs {
    private var seen: [SHA256Digest: UInt32] = [:]

    /// A UUID of version 8 (RFC 9562 section 5.8), made of a SHA-256 hash.
    mutating func id(of draft: CommandDraft) -> CommandID {
        let content = SHA256.hash(Array(draft.canonicalText.utf8))
        let count = seen[content, default: 0]
        seen[content] = count + 1
        var bytes = Array(SHA256.hash(content.bytes + [UInt8](String(count).utf8)).bytes.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        guard let id = CommandID(bytes: bytes) else { preconditionFailure("16 bytes make a UUID") }
        return id
    }
}
