import Cryptography
public import EventSourcing

/// A withheld value as it is kept: encrypted, and of one length whatever it says.
public struct SealedValue: Hashable, Sendable {
    /// What stands in the record for it, which it is found by.
    public let text: WithheldText
    public let bytes: [UInt8]

    public static let byteCount = WithholdingKey.filledByteCount + XChaCha20Poly1305.tagByteCount

    public init(text: WithheldText, bytes: [UInt8]) {
        self.text = text
        self.bytes = bytes
    }
}
