import EventSourcing

/// The 32 bytes of an Ed25519 public key.
public struct KeyBytes: FixedBytes {
    public let bytes: [UInt8]

    public init(checked bytes: [UInt8]) { self.bytes = bytes }
}
