public import Cryptography

/// Checks what a witness signs: cosignatures on checkpoints (C2SP tlog-cosignature, Ed25519), and
/// notes of its own.
public struct WitnessVerifier: Hashable, Sendable {
    public let name: String
    public let keyHash: UInt32
    public let publicKey: Ed25519PublicKey
    /// The same key, as it signs notes of its own: they have another key hash, and no note of ours
    /// begins as the message of a cosignature does.
    public let notes: NoteVerifier

    /// `nil` if `name` is empty or holds spaces or plus signs.
    public init?(name: String, publicKey: Ed25519PublicKey) {
        guard let notes = NoteVerifier(name: name, publicKey: publicKey) else { return nil }
        self.name = name
        self.publicKey = publicKey
        self.notes = notes
        keyHash = NoteKeyName.hash(name, publicKey.bytes, NoteKeyName.cosignature)
    }

    /// `name+hash+base64(0x04 || public key)`.
    public init(encoded text: some StringProtocol) throws(FormatError) {
        guard let parts = NoteKeyName.parts(of: text, algorithm: NoteKeyName.cosignature),
            let key = Ed25519PublicKey(bytes: parts.key),
            let verifier = WitnessVerifier(name: parts.name, publicKey: key),
            NoteKeyName.hexadecimal(verifier.keyHash) == parts.hash
        else { throw FormatError("key", "not name+hash+key of an Ed25519 witness") }
        self = verifier
    }

    public var encoded: String {
        NoteKeyName.text(
            name: name, hash: keyHash, key: publicKey.bytes, algorithm: NoteKeyName.cosignature)
    }

    /// The key hash in eight hexadecimal digits.
    public var keyHashText: String { NoteKeyName.hexadecimal(keyHash) }

    /// When this witness cosigned the checkpoint, in seconds since 1970; `nil` if none of its
    /// cosignatures verifies.
    public func time(on note: SignedNote) -> UInt64? {
        for signature in note.signatures
        where signature.name == name && signature.keyHash == keyHash
            && signature.bytes.count == 8 + Ed25519PrivateKey.signatureByteCount
        {
            let time = signature.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            guard time <= UInt64(Int64.max) else { continue }
            let message = Cosigning.message(note.text, time)
            if publicKey.verifies(Array(signature.bytes.dropFirst(8)), of: message) { return time }
        }
        return nil
    }
}

/// What is signed in a cosignature.
enum Cosigning {
    static func message(_ text: String, _ time: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    }
}
