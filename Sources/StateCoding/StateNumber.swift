public import Bytes

/// An integer that is coded as it stands.
public protocol StateNumber: StateCodable, FixedWidthInteger, BitwiseCopyable {}

extension StateNumber {
    @inlinable @inline(__always)
    public static func parts(_ coder: inout StateCoder, _ number: Self?) throws(StateFault) -> Self
    {
        try coder.number(number)
    }

    /// In one loop over bytes whose number is checked once: a state holds them by the hundred
    /// thousand.
    @inlinable
    public static func list(_ coder: inout StateCoder, _ numbers: [Self]?) throws(StateFault)
        -> [Self]
    {
        let count = try coder.count(numbers?.count)
        if let numbers {
            for number in numbers { coder.bytes.append(littleEndian: number) }
            return numbers
        }
        let step = MemoryLayout<Self>.size
        guard count <= coder.rest / step else { throw .tooShort }
        defer { coder.place += count * step }
        let place = coder.place
        return (0..<count).map { coder.bytes.rawSpan.littleEndian(at: place + $0 * step) }
    }
}

extension UInt8: StateNumber {
    @inlinable
    public static func list(_ coder: inout StateCoder, _ bytes: [UInt8]?) throws(StateFault)
        -> [UInt8]
    {
        let count = try coder.count(bytes?.count)
        if let bytes {
            coder.bytes += bytes
            return bytes
        }
        defer { coder.place += count }
        return Array(coder.bytes[coder.place..<(coder.place + count)])
    }
}

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
