public import Cryptography

/// The rules for names of keys: no spaces of Unicode, no control characters, no plus signs.
enum NoteKeyName {
    static func isValid(_ name: some StringProtocol) -> Bool {
        // Scalar by scalar: a plus sign with an accent is one character, and no plus sign to `==`.
        !name.isEmpty
            && !name.unicodeScalars.contains {
                $0 == "+" || $0.value <= 0x20 || $0.properties.isWhitespace
            }
    }

    /// The first four bytes of `SHA-256(name || 0x0A || algorithm || public key)`.
    static func hash(_ name: String, _ publicKey: [UInt8], _ algorithm: UInt8 = ed25519) -> UInt32 {
        SHA256.hash(Array(name.utf8) + [0x0A, algorithm] + publicKey).bytes.prefix(4)
            .reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Ed25519 in the list of C2SP signed-note, and Ed25519 cosignatures with a time.
    static let ed25519: UInt8 = 1
    static let cosignature: UInt8 = 4

    /// The parts of `name+hash+base64(algorithm || 32 bytes)`; `nil` for any other text.
    static func parts(of text: some StringProtocol, algorithm: UInt8)
        -> (name: String, hash: String, key: [UInt8])?
    {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decode(String(parts[2])),
            bytes.first == algorithm, bytes.count == 33
        else { return nil }
        return (String(parts[0]), String(parts[1]), Array(bytes.dropFirst()))
    }

    static func text(name: String, hash: UInt32, key: [UInt8], algorithm: UInt8) -> String {
        "\(name)+\(hexadecimal(hash))+\(Base64.encode([algorithm] + key))"
    }

    /// Stands in front of a secret key's text.
    static let secretMarker = "PRIVATE+KEY+"

    static func hexadecimal(_ hash: UInt32) -> String {
        Hexadecimal.encode((0..<4).map { UInt8(truncatingIfNeeded: hash >> UInt32(24 - 8 * $0)) })
    }
}

/// Checks an Ed25519 signature on a note.
public struct NoteVerifier: Hashable, Sendable {
    public let name: String
    public let keyHash: UInt32
    public let publicKey: Ed25519PublicKey

    /// `nil` if `name` is empty or holds spaces or plus signs.
    public init?(name: String, publicKey: Ed25519PublicKey) {
        guard NoteKeyName.isValid(name) else { return nil }
        self.name = name
        self.publicKey = publicKey
        keyHash = NoteKeyName.hash(name, publicKey.bytes)
    }

    /// `name+hash+base64(0x01 || public key)`.
    public init(encoded text: String) throws(FormatError) {
        guard let parts = NoteKeyName.parts(of: text, algorithm: NoteKeyName.ed25519),
            let key = Ed25519PublicKey(bytes: parts.key),
            let verifier = NoteVerifier(name: parts.name, publicKey: key),
            NoteKeyName.hexadecimal(verifier.keyHash) == parts.hash
        else { throw FormatError("key", "not name+hash+key of an Ed25519 verifier") }
        self = verifier
    }

    public var encoded: String {
        NoteKeyName.text(
            name: name, hash: keyHash, key: publicKey.bytes, algorithm: NoteKeyName.ed25519)
    }

    /// Whether a signature is said to be this key's.
    public func isNamed(by signature: SignedNote.Signature) -> Bool {
        signature.name == name && signature.keyHash == keyHash
    }

    /// Whether the note bears this key's signature, and none that is said to be its and is not
    /// (C2SP signed-note).
    public func verifies(_ note: SignedNote) -> Bool {
        let own = note.signatures.filter(isNamed)
        let text = Array(note.text.utf8)
        return !own.isEmpty && own.allSatisfy { publicKey.verifies($0.bytes, of: text) }
    }
}

/// Signs notes with an Ed25519 key.
public struct NoteSigner: Sendable {
    public let verifier: NoteVerifier
    let key: Ed25519PrivateKey
    let seed: [UInt8]

    /// - Throws: ``FormatError`` if `name` cannot be a key's name or `seed` is not 32 bytes.
    public init(name: String, seed: [UInt8]) throws(FormatError) {
        guard let key = try? Ed25519PrivateKey(seed: seed),
            let publicKey = Ed25519PublicKey(bytes: key.publicKey),
            let verifier = NoteVerifier(name: name, publicKey: publicKey)
        else { throw FormatError("key", "a name without spaces and plus signs and 32 bytes") }
        self.key = key
        self.seed = seed
        self.verifier = verifier
    }

    /// `PRIVATE+KEY+name+hash+base64(0x01 || seed)`.
    public init(encoded text: String) throws(FormatError) {
        guard text.hasPrefix(NoteKeyName.secretMarker) else {
            throw FormatError("key", "no PRIVATE+KEY+ in front")
        }
        let rest = text.dropFirst(NoteKeyName.secretMarker.count)
        guard let parts = NoteKeyName.parts(of: rest, algorithm: NoteKeyName.ed25519) else {
            throw FormatError("key", "not name+hash+key of an Ed25519 signer")
        }
        try self.init(name: parts.name, seed: parts.key)
        guard NoteKeyName.hexadecimal(verifier.keyHash) == parts.hash else {
            throw FormatError("key", "the hash is not the key's")
        }
    }

    public var encoded: String {
        NoteKeyName.secretMarker
            + NoteKeyName.text(
                name: verifier.name, hash: verifier.keyHash, key: seed,
                algorithm: NoteKeyName.ed25519)
    }

    /// The note with this key's signature added.
    public func sign(_ text: String) throws(CryptographyError) -> SignedNote {
        let signature = SignedNote.Signature(
            name: verifier.name, keyHash: verifier.keyHash,
            bytes: try key.sign(Array(text.utf8)))
        return SignedNote(text: text, signatures: [signature])
    }
}
