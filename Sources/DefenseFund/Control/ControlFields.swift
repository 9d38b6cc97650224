public import Accounting
public import EventSourcing

/// A whole number up to 65,535.
public struct UInt16Field: FieldValue, Hashable {
    public let value: UInt16
    public init(_ value: UInt16) { self.value = value }

    public static var shape: FieldShape { .number(maximum: 65_535, unit: "") }
    public static var example: UInt16Field { UInt16Field(1) }
    public var primitive: FieldPrimitive { .unsigned(UInt64(value)) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .unsigned(let number) = primitive else {
            throw .wrongKind(expected: "a whole number")
        }
        guard let value = UInt16(exactly: number) else { throw .outOfRange("at most 65535") }
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
}

extension Book: FieldChoice {
    public var name: String { title }
}

extension AccountCode: FieldValue {
    public static var shape: FieldShape { .number(maximum: 999, unit: "account") }
    public static var example: AccountCode { 111 }
    public var primitive: FieldPrimitive { .unsigned(UInt64(rawValue)) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .unsigned(let number) = primitive else {
            throw .wrongKind(expected: "an account code")
        }
        guard let code = UInt16(exactly: number).flatMap(AccountCode.init(rawValue:)) else {
            throw .outOfRange("three digits from 100 to 999")
        }
        self = code
    }
}
