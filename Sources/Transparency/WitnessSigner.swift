public import Cryptography

/// The key of a witness. It cosigns checkpoints and signs notes of its own.
public struct WitnessSigner: Sendable {
    public let verifier: WitnessVerifier
    /// The same key, as it signs notes of its own.
    private let notes: NoteSigner

    /// - Throws: ``FormatError`` if `name` cannot be a key's name or `seed` is not 32 bytes.
    public init(name: String, seed: [UInt8]) throws(FormatError) {
        notes = try NoteSigner(name: name, seed: seed)
        guard let verifier = WitnessVerifier(name: name, publicKey: notes.verifier.publicKey) else {
            throw FormatError("key", "a name without spaces and plus signs and 32 bytes")
        }
        self.verifier = verifier
    }

    /// `PRIVATE+KEY+name+hash+base64(0x04 || seed)`.
    public init(encoded text: String) throws(FormatError) {
        let rest = text.dropFirst(NoteKeyName.secretMarker.count)
        guard text.hasPrefix(NoteKeyName.secretMarker),
            let parts = NoteKeyName.parts(of: rest, algorithm: NoteKeyName.cosignature)
        else { throw FormatError("key", "not the secret key of a witness") }
        try self.init(name: parts.name, seed: parts.key)
        guard verifier.keyHashText == parts.hash else {
            throw FormatError("key", "the hash is not the key's")
        }
    }

    public var encoded: String {
        NoteKeyName.secretMarker
            + NoteKeyName.text(
                name: verifier.name, hash: verifier.keyHash, key: notes.seed,
                algorithm: NoteKeyName.cosignature)
    }

    /// The checkpoint with this witness's cosignature added.
    ///
    /// - Parameter time: seconds since 1970.
    public func cosign(_ checkpoint: SignedNote, at time: UInt64) throws(CryptographyError)
        -> SignedNote
    {
        let signature = try notes.key.sign(Cosigning.message(checkpoint.text, time))
        let timeBytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) }
        var note = checkpoint
        note.add(
            .init(name: verifier.name, keyHash: verifier.keyHash, bytes: timeBytes + signature))
        return note
    }

    /// A note of the witness's own.
    public func sign(_ text: String) throws(CryptographyError) -> SignedNote {
        try notes.sign(text)
    }
}
