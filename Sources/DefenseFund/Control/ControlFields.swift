public import Accounting
public import EventSourcing

/// A whole number up to 65,535.
public struct UInt16Field: NumericField, Hashable {
    public let value: UInt16
    public init(_ value: UInt16) { self.value = value }

    public static var shape: FieldShape { .number(maximum: 65_535, unit: "") }
    public static var example: UInt16Field { UInt16Field(1) }
    public static var expectation: String { "a whole number" }
    public static var range: String { "at most 65535" }
    public var storedNumber: UInt64 { UInt64(value) }

    public init?(storedNumber number: UInt64) {
        guard let value = UInt16(exactly: number) else { return nil }
        self.value = value
    }
}

/// The 32 bytes of an Ed25519 public key.
public struct KeyBytes: FieldValue, Hashable {
    public let bytes: [UInt8]

    /// `nil` unless there are 32 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    private init(repeating byte: UInt8) { bytes = Array(repeating: byte, count: 32) }

    public static var shape: FieldShape { .bytes(count: 32) }
    public static var example: KeyBytes { KeyBytes(repeating: 0) }
    public var primitive: FieldPrimitive { .bytes(bytes) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .bytes(let bytes) = primitive else { throw .wrongKind(expected: "bytes") }
        guard let key = KeyBytes(bytes) else { throw .outOfRange("exactly 32 bytes") }
        self = key
    }

    public func encode(to writer: inout CBORWriter) { writer.bytes(bytes) }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard let key = KeyBytes(try reader.bytes()) else { throw CBORRefusal() }
        self = key
    }
}

extension Book: FieldChoice {
    public var name: String { title }
}

extension AccountCode: NumericField {
    public static var shape: FieldShape { .number(maximum: 999, unit: "account") }
    public static var example: AccountCode { 111 }
    public static var expectation: String { "an account code" }
    public static var range: String { "three digits from 100 to 999" }
    public var storedNumber: UInt64 { UInt64(rawValue) }

    public init?(storedNumber number: UInt64) {
        guard let code = UInt16(exactly: number) else { return nil }
        self.init(rawValue: code)
    }
}
