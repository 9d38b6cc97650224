import Bytes

extension CBORConvertible {
    /// The value as bytes of its own.
    public var cbor: [UInt8] {
        var writer = CBORWriter(ByteBuffer(capacity: 128))
        encode(to: &writer)
        return writer.finish().bytes.copied()
    }

    /// `nil` for bytes that are not exactly what ``cbor`` makes of a value.
    public init?(cbor bytes: [UInt8]) {
        var reader = CBORReader(bytes.rawSpan)
        do { try self.init(from: &reader) } catch { return nil }
        guard reader.isAtEnd else { return nil }
    }
}
