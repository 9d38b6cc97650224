import Bytes

/// An amount of whole yen (C26). Never negative: direction is the posting's side, not a sign.
public struct Yen: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 0 to 2^63-1.
    public let rawValue: Int64

    @inlinable public static var zero: Yen { Yen(unchecked: 0) }

    /// `nil` below zero.
    @inlinable
    public init?(exactly amount: Int64) {
        guard amount >= 0 else { return nil }
        rawValue = amount
    }

    @inlinable init(unchecked amount: Int64) { rawValue = amount }

    /// ASCII digits without sign, separators or needless zeros, at most 2^63-1.
    public init?(_ text: some StringProtocol) {
        guard let amount = Int64(text), amount >= 0, String(amount) == text else { return nil }
        rawValue = amount
    }

    /// `nil` if the sum exceeds 2^63-1.
    @inlinable
    public func adding(_ other: Yen) -> Yen? {
        let (sum, overflow) = rawValue.addingReportingOverflow(other.rawValue)
        return overflow ? nil : Yen(unchecked: sum)
    }

    /// `nil` if `other` is the larger.
    @inlinable
    public func subtracting(_ other: Yen) -> Yen? {
        other.rawValue <= rawValue ? Yen(unchecked: rawValue - other.rawValue) : nil
    }

    /// `nil` if the sum exceeds 2^63-1.
    @inlinable
    public static func sum(_ amounts: some Sequence<Yen>) -> Yen? {
        var total = Yen.zero
        for amount in amounts {
            guard let next = total.adding(amount) else { return nil }
            total = next
        }
        return total
    }

    @inlinable
    public static func == (left: Yen, right: Yen) -> Bool { left.rawValue == right.rawValue }

    @inlinable
    public static func < (left: Yen, right: Yen) -> Bool { left.rawValue < right.rawValue }

    public var description: String { String(rawValue) }
}

extension Yen: ExpressibleByIntegerLiteral {
    /// Traps on a negative literal: an amount that cannot be is a mistake of the programmer.
    @inlinable
    public init(integerLiteral amount: Int64) {
        precondition(amount >= 0, "an amount of yen is never negative")
        rawValue = amount
    }
}

extension Int64 {
    /// With commas between thousands, for people: `-1,234,567`.
    public var grouped: String {
        var text: [UInt8] = []
        appendGrouped(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends ``grouped`` in ASCII.
    public func appendGrouped(to text: inout [UInt8]) {
        if self < 0 { text.append(UInt8(ascii: "-")) }
        text.append(grouped: magnitude)
    }
}
