import Cryptography

/// A text with signatures (C2SP signed-note).
public struct SignedNote: Hashable, Sendable {
    /// Ends with a line break; holds no control character but line breaks.
    public let text: String
    public private(set) var signatures: [Signature]

    /// Beyond it a text is refused unread: a checkpoint has a few hundred bytes.
    public static let maximumBytes = 64 * 1024

    public struct Signature: Hashable, Sendable {
        public let name: String
        /// The first four bytes of a hash of the key.
        public let keyHash: UInt32
        public let bytes: [UInt8]
    }

    public init(text: String, signatures: [Signature] = []) {
        precondition(text.hasSuffix("\n"), "a note's text ends with a line break")
        self.text = text
        self.signatures = signatures
    }

    public mutating func add(_ signature: Signature) { signatures.append(signature) }

    public init(parsing bytes: [UInt8]) throws(FormatError) {
        guard bytes.count <= Self.maximumBytes else {
            throw FormatError("signed note", "longer than \(Self.maximumBytes) bytes")
        }
        guard let note = String(validating: bytes, as: UTF8.self),
            bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }), !bytes.contains(0x7F)
        else { throw FormatError("signed note", "not UTF-8, or with control characters") }
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.last == "", let blank = lines.dropLast().lastIndex(of: ""), blank > 0 else {
            throw FormatError("signed note", "no blank line before the signatures")
        }
        let signatureLines = lines[(blank + 1)...].dropLast()
        guard !signatureLines.isEmpty else { throw FormatError("signed note", "no signature") }
        text = lines[..<blank].map { $0 + "\n" }.joined()
        signatures = []
        for line in signatureLines { signatures.append(try Signature(line)) }
    }

    /// The whole note as it is stored and published.
    public var encoded: String { signatures.reduce(text + "\n") { "\($0)\($1.line)\n" } }
}

extension SignedNote.Signature {
    private static let dash = "\u{2014} "

    /// `— name base64(key hash || signature)`.
    var line: String {
        let hash = (0..<4).map { UInt8(truncatingIfNeeded: keyHash >> UInt32(24 - 8 * $0)) }
        return Self.dash + name + " " + Base64.encode(hash + bytes)
    }

    init(_ line: Substring) throws(FormatError) {
        guard line.hasPrefix(Self.dash) else {
            throw FormatError("signed note", "a signature line without its dash")
        }
        let parts = line.dropFirst(2).split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, NoteKeyName.isValid(parts[0]) else {
            throw FormatError("signed note", "a signature line without name and signature")
        }
        guard let bytes = Base64.decode(parts[1]), bytes.count >= 5 else {
            throw FormatError("signed note", "a signature that is not base64 of 5 bytes or more")
        }
        name = String(parts[0])
        keyHash = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        self.bytes = Array(bytes.dropFirst(4))
    }
}
