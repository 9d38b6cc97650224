import EventSourcing

/// The 32 bytes of an Ed25519 public key.
public struct KeyBytes: FixedBytes {
    public static let byteCount = 32
    public let bytes: [UInt8]

    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }
}
