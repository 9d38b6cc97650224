public import EventSourcing

/// 32 bytes of one meaning: a key, a digest.
public protocol FixedBytes: FieldValue, Hashable {
    var bytes: [UInt8] { get }

    /// - Parameter bytes: 32 of them.
    init(checked bytes: [UInt8])
}

extension FixedBytes {
    /// `nil` unless there are 32 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.init(checked: bytes)
    }

    public static var shape: FieldShape { .bytes(count: 32) }
    public static var example: Self { Self(checked: Array(repeating: 0, count: 32)) }
    public var primitive: FieldPrimitive { .bytes(bytes) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .bytes(let bytes) = primitive else { throw .wrongKind(expected: "bytes") }
        guard let value = Self(bytes) else { throw .outOfRange("exactly 32 bytes") }
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
