public import EventSourcing

/// Bytes of one meaning and number: a key, a digest, an id.
public protocol FixedBytes: FieldValue, Hashable {
    /// 32 unless the type says otherwise.
    static var byteCount: Int { get }
    var bytes: [UInt8] { get }

    /// - Parameter bytes: ``byteCount`` of them.
    init(checked bytes: [UInt8])
}

extension FixedBytes {
    public static var byteCount: Int { 32 }

    /// `nil` unless there are ``byteCount`` bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(checked: bytes)
    }

    public static var shape: FieldShape { .bytes(count: byteCount) }
    public static var example: Self { Self(checked: Array(repeating: 0, count: byteCount)) }
    public var primitive: FieldPrimitive { .bytes(bytes) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .bytes(let bytes) = primitive else { throw .wrongKind(expected: "bytes") }
        guard let value = Self(bytes) else { throw .outOfRange("exactly \(Self.byteCount) bytes") }
        self = value
    }

    /// Two digits a byte.
    public var hexadecimal: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    public func encode(to writer: inout CBORWriter) { writer.bytes(bytes) }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard let value = Self(try reader.bytes()) else { throw CBORRefusal() }
        self = value
    }
}
