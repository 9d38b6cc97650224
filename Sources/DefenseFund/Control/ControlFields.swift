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
public struct KeyBytes: FixedBytes {
    public let bytes: [UInt8]
    public init(checked bytes: [UInt8]) { self.bytes = bytes }
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
