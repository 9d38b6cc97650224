public import Cryptography

/// A proof that stands alone: the leaf's place, its path, and the checkpoint it leads to
/// (C2SP tlog-proof v1). Checked offline, with the verifier key and the record.
public struct TLogProof: Hashable, Sendable {
    public let index: UInt64
    public let path: [MerkleHash]
    public let checkpoint: SignedNote

    private static let header = "c2sp.org/tlog-proof@v1"

    public init(index: UInt64, path: [MerkleHash], checkpoint: SignedNote) {
        self.index = index
        self.path = path
        self.checkpoint = checkpoint
    }

    public var text: String {
        let lines = [Self.header, "index \(index)"] + path.map { Base64.encode($0.bytes) }
        return lines.map { $0 + "\n" }.joined() + "\n" + checkpoint.encoded
    }

    public init(parsing bytes: [UInt8]) throws(FormatError) {
        guard bytes.count <= 2 * SignedNote.maximumBytes,
            let text = String(validating: bytes, as: UTF8.self)
        else { throw FormatError("tlog-proof", "too long, or not UTF-8") }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == Self.header[...], let blank = lines.firstIndex(of: ""), blank >= 2,
            lines[1].hasPrefix("index ")
        else { throw FormatError("tlog-proof", "no header, index line and blank line") }
        let number = lines[1].dropFirst("index ".count)
        guard let index = UInt64(number), String(index) == number else {
            throw FormatError("tlog-proof", "the index is not a decimal number")
        }
        guard blank - 2 <= 64 else { throw FormatError("tlog-proof", "a path of over 64 hashes") }
        self.index = index
        var path: [MerkleHash] = []
        for line in lines[2..<blank] {
            guard let bytes = Base64.decode(line), let hash = MerkleHash(bytes: bytes) else {
                throw FormatError("tlog-proof", "a line that is not 32 bytes in base64")
            }
            path.append(hash)
        }
        self.path = path
        let note = lines[(blank + 1)...].joined(separator: "\n")
        checkpoint = try SignedNote(parsing: Array(note.utf8))
    }

    /// Whether the record stands at its place in the tree that the key's owner signed.
    public func verifies(_ leaf: MerkleHash, by verifier: NoteVerifier) -> Bool {
        guard verifier.verifies(checkpoint), let body = try? Checkpoint(checkpoint.text),
            body.origin == verifier.name
        else { return false }
        return InclusionProof(index: index, size: body.head.size, path: path)
            .verifies(leaf, in: body.head)
    }
}
