public import Accounting

/// System time of an append in UTC microseconds since 1970-01-01; never decreasing along the log.
public struct RecordedTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// The latest time there is for one beyond it.
    public init(secondsSince1970 seconds: UInt64) {
        let (microseconds, isBeyond) = Int64(clamping: seconds).multipliedReportingOverflow(
            by: 1_000_000)
        self.microseconds = isBeyond ? .max : microseconds
    }

    public static func < (left: RecordedTime, right: RecordedTime) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The civil date in Tokyo (UTC+9, without summer time) at this moment.
    public var dateInTokyo: LegalDate? {
        // A record from elsewhere may hold any number.
        let (local, isBeyond) = microseconds.addingReportingOverflow(9 * 3_600_000_000)
        guard !isBeyond else { return nil }
        return Int32(exactly: Self.days(local).day).flatMap(LegalDate.init(daysSince1970:))
    }

    /// The hour and the minute in Tokyo at this moment; `nil` if no calendar tells them.
    public var clockInTokyo: (hour: Int64, minute: Int64)? {
        let (local, isBeyond) = microseconds.addingReportingOverflow(9 * 3_600_000_000)
        guard !isBeyond else { return nil }
        let minutes = Self.days(local).rest / 60_000_000
        return (minutes / 60, minutes % 60)
    }

    /// RFC 3339 in UTC with six decimals: `2026-01-16T05:00:00.000000Z`.
    public var description: String {
        let (day, rest) = Self.days(microseconds)
        guard let date = Int32(exactly: day).flatMap(LegalDate.init(daysSince1970:)) else {
            return "\(microseconds) us"
        }
        let seconds = rest / 1_000_000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, to: 2) }
        return "\(date)T\(clock.joined(separator: ":")).\(Self.padded(rest % 1_000_000, to: 6))Z"
    }

    private static let dayMicroseconds: Int64 = 86_400_000_000

    /// Whole days since 1970, rounded down, and the microseconds since that day began.
    private static func days(_ microseconds: Int64) -> (day: Int64, rest: Int64) {
        let (day, rest) = microseconds.quotientAndRemainder(dividingBy: dayMicroseconds)
        return rest < 0 ? (day - 1, rest + dayMicroseconds) : (day, rest)
    }

    private static func padded(_ value: Int64, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
