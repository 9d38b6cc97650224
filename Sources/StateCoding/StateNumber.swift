/// An integer that is coded as it stands.
public protocol StateNumber: StateCodable, FixedWidthInteger, BitwiseCopyable {}

extension StateNumber {
    @inlinable @inline(__always)
    public static func parts(_ coder: inout StateCoder, _ number: Self?) throws(StateFault) -> Self
    {
        try coder.number(number)
    }
}

extension UInt8: StateNumber {}
extension UInt16: StateNumber {}
extension Int32: StateNumber {}
extension UInt32: StateNumber {}
extension Int64: StateNumber {}
extension UInt64: StateNumber {}
extension Int: StateNumber {}
extension Int128: StateNumber {}

extension Bool: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ flag: Bool?) throws(StateFault) -> Bool {
        try coder.value(flag, { $0 ? 1 : 0 as UInt8 }, example: 0) { $0 < 2 ? $0 == 1 : nil }
    }
}

extension String: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ text: String?) throws(StateFault)
        -> String
    {
        try coder.text(text)
    }
}
