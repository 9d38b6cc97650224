/// The client's idempotency key, a UUID (RFC 9562): same id and same content gives the original
/// receipt again, for ever; same id and other content is refused.
public struct CommandID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 16 bytes as two big-endian halves.
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The bytes as one number.
    @inlinable public var number: UInt128 { UInt128(high) << 64 | UInt128(low) }

    /// `nil` unless there are exactly 16 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The 8-4-4-4-12 form in hexadecimal digits of either case.
    public init?(parsing text: String) {
        var halves: (high: UInt64, low: UInt64) = (0, 0)
        var place = 0
        for byte in text.utf8 {
            switch place {
            case 8, 13, 18, 23:
                guard byte == UInt8(ascii: "-") else { return nil }
            case _:
                guard place < 36, let digit = Self.value(ofDigit: byte) else { return nil }
                halves.high = halves.high << 4 | halves.low >> 60
                halves.low = halves.low << 4 | digit
            }
            place += 1
        }
        guard place == 36 else { return nil }
        self.init(high: halves.high, low: halves.low)
    }

    private static func value(ofDigit byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A")) + 10
        case _: nil
        }
    }

    public var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * $0)) }
            + (0..<8).map { UInt8(truncatingIfNeeded: low >> (56 - 8 * $0)) }
    }

    public static func < (left: CommandID, right: CommandID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    public var description: String {
        var text = ""
        for (place, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(place) { text.append("-") }
            if byte < 16 { text.append("0") }
            text.append(String(byte, radix: 16))
        }
        return text
    }
}
