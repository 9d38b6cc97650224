public import Transparency

/// The key that signs the checkpoints of tests. It is published here, and good for nothing else.
public enum SampleKey {
    public static let signer: NoteSigner = {
        guard let signer = try? NoteSigner(name: "test", seed: Array(repeating: 7, count: 32))
        else {
            preconditionFailure("a seed of 32 bytes")
        }
        return signer
    }()

    public static var verifier: NoteVerifier { signer.verifier }

    @Sendable public static func sign(_ head: TreeHead) throws -> SignedNote? {
        try signer.sign(Checkpoint(origin: verifier.name, head: head).text)
    }
}
