import Bytes

/// A civil date in Tokyo (Asia/Tokyo has no summer time), 1868-01-01 to 9999-12-31, Gregorian.
public struct LegalDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let daysSince1970: Int32

    @inlinable static var first: Int32 { -37_255 }
    @inlinable static var last: Int32 { 2_932_896 }

    /// The first and the last day of the calendar.
    public static let earliest = LegalDate(unchecked: first)
    public static let latest = LegalDate(unchecked: last)

    private init(unchecked days: Int32) { daysSince1970 = days }

    /// `nil` outside 1868...9999.
    @inlinable
    public init?(daysSince1970 days: Int32) {
        guard (Self.first...Self.last).contains(days) else { return nil }
        daysSince1970 = days
    }

    /// `nil` if there is no such day, or outside 1868...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1868...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        daysSince1970 = Int32(Self.days(year, month, day))
    }

    /// Exactly `YYYY-MM-DD`.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45,
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var year: Int { civil.year }
    public var month: Int { civil.month }
    public var day: Int { civil.day }

    /// `nil` if the date would leave 1868...9999.
    public func adding(days: Int) -> LegalDate? {
        let (sum, overflow) = Int(daysSince1970).addingReportingOverflow(days)
        return overflow ? nil : Int32(exactly: sum).flatMap(LegalDate.init(daysSince1970:))
    }

    /// The same day some years on, or the first of March where a year has no 29 February; `nil` if
    /// the date would leave 1868...9999.
    public func adding(years: Int) -> LegalDate? {
        let (year, month, day) = civil
        return LegalDate(year: year + years, month: month, day: day)
            ?? LegalDate(year: year + years, month: month + 1, day: 1)
    }

    /// How many days later `other` is; negative if earlier.
    public func days(until other: LegalDate) -> Int {
        Int(other.daysSince1970) - Int(daysSince1970)
    }

    @inlinable
    public static func == (left: LegalDate, right: LegalDate) -> Bool {
        left.daysSince1970 == right.daysSince1970
    }

    @inlinable
    public static func < (left: LegalDate, right: LegalDate) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }

    public var description: String {
        var text: [UInt8] = []
        append(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends ``description`` in ASCII.
    public func append(to text: inout [UInt8]) {
        let (year, month, day) = civil
        text.append(decimal: UInt64(year))
        for part in [month, day] {
            text.append(UInt8(ascii: "-"))
            if part < 10 { text.append(UInt8(ascii: "0")) }
            text.append(decimal: UInt64(part))
        }
    }

    // MARK: - The calendar, counted in eras of 400 years that begin on 1 March

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (marchYear / 400, marchYear % 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The year that begins on 1 March, and the day of it, counted from 0.
    var sinceMarch: (year: Int, day: Int) {
        let days = UInt32(bitPattern: daysSince1970 &+ 719_468)
        let (era, dayOfEra) = (days / 146_097, days % 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        return (Int(yearOfEra + era * 400), Int(dayOfYear))
    }

    var civil: (year: Int, month: Int, day: Int) {
        let (marchYear, dayOfYear) = sinceMarch
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            marchYear + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        case _: 31
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 48)
        }
        return value
    }
}
