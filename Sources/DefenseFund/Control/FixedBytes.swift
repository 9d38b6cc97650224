public import EventSourcing

/// A field of so many bytes, such as a key or a hash.
public protocol FixedBytes: FieldValue, Hashable {
    static var byteCount: Int { get }
    var bytes: [UInt8] { get }

    /// `nil` unless there are ``byteCount`` bytes.
    init?(_ bytes: [UInt8])
}

extension FixedBytes {
    public static var shape: FieldShape { .bytes(count: byteCount) }
    public static var example: Self {
        guard let zeros = Self(Array(repeating: 0, count: byteCount)) else {
            preconditionFailure("so many bytes are a value")
        }
        return zeros
    }
    public var primitive: FieldPrimitive { .bytes(bytes) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .bytes(let bytes) = primitive else { throw .wrongKind(expected: "bytes") }
        guard let value = Self(bytes) else {
            throw .outOfRange("exactly \(Self.byteCount) bytes")
        }
        self = value
    }

    public func encode(to writer: inout CBORWriter) { writer.bytes(bytes) }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard let value = Self(try reader.bytes()) else { throw CBORRefusal() }
        self = value
    }
}
