public import Accounting

/// System time of an append in UTC microseconds since 1970-01-01; never decreasing along the log.
public struct RecordedTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }

    public static func < (left: RecordedTime, right: RecordedTime) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The civil date in Tokyo (UTC+9, without summer time) at this moment.
    public var dateInTokyo: LegalDate? {
        let day = Self.floorDivision(microseconds + 9 * 3_600_000_000, by: Self.dayMicroseconds)
        return Int32(exactly: day).flatMap(LegalDate.init(daysSince1970:))
    }

    /// RFC 3339 in UTC with six decimals: `2026-01-16T05:00:00.000000Z`.
    public var description: String {
        let day = Self.floorDivision(microseconds, by: Self.dayMicroseconds)
        let rest = microseconds - day * Self.dayMicroseconds
        guard let date = Int32(exactly: day).flatMap(LegalDate.init(daysSince1970:)) else {
            return "\(microseconds) us"
        }
        let seconds = rest / 1_000_000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, to: 2) }
        return "\(date)T\(clock.joined(separator: ":")).\(Self.padded(rest % 1_000_000, to: 6))Z"
    }

    private static let dayMicroseconds: Int64 = 86_400_000_000

    private static func floorDivision(_ value: Int64, by divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    private static func padded(_ value: Int64, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
