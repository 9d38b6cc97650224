import Cryptography

/// The body of a checkpoint (C2SP tlog-checkpoint): origin, tree size, root hash, extensions.
public struct Checkpoint: Hashable, Sendable {
    /// Names the log; no spaces or plus signs at the ends of names, no line breaks.
    public let origin: String
    public let head: TreeHead
    public let extensions: [String]

    public init(origin: String, head: TreeHead, extensions: [String] = []) {
        self.origin = origin
        self.head = head
        self.extensions = extensions
    }

    /// The text that is signed, with its last line break.
    public var text: String {
        // One of these is made at every commit.
        extensions.reduce("\(origin)\n\(head.size)\n\(Base64.encode(head.root.bytes))\n") {
            "\($0)\($1)\n"
        }
    }

    public init(_ text: String) throws(FormatError) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.popLast() == "", lines.count >= 3 else {
            throw FormatError("checkpoint", "fewer than three lines, or the last one has no end")
        }
        guard !lines[0].isEmpty else { throw FormatError("checkpoint", "no origin") }
        guard let size = UInt64(lines[1]), String(size) == lines[1] else {
            throw FormatError("checkpoint", "the size is not a decimal number")
        }
        guard let bytes = Base64.decode(lines[2]), let root = MerkleHash(bytes: bytes) else {
            throw FormatError("checkpoint", "the root is not 32 bytes in base64")
        }
        guard lines[3...].allSatisfy({ !$0.isEmpty }) else {
            throw FormatError("checkpoint", "an empty extension line")
        }
        origin = String(lines[0])
        head = TreeHead(size: size, root: root)
        extensions = lines[3...].map(String.init)
    }
}
