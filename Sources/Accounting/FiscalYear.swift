public import Containers

/// A fiscal year of the State: 1 April to 31 March, named after the year in which it begins.
public struct FiscalYear: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let firstCalendarYear: Int

    /// `nil` outside 1868...9998.
    public init?(firstCalendarYear year: Int) {
        guard (1868...9998).contains(year) else { return nil }
        firstCalendarYear = year
    }

    /// The fiscal year in which `date` lies. The first three months of 1868 belong to none, and
    /// count to the first.
    public init(_ date: LegalDate) {
        // April begins on the 32nd day of the year that March begins.
        let (marchYear, dayOfYear) = date.sinceMarch
        let year = dayOfYear < 31 ? marchYear - 1 : marchYear
        firstCalendarYear = min(max(year, 1868), 9998)
    }

    /// `FY2024`.
    public init?(_ text: some StringProtocol) {
        guard text.hasPrefix("FY"), text.utf8.count == 6, let year = Int(text.dropFirst(2)),
            String(year) == text.dropFirst(2)
        else { return nil }
        self.init(firstCalendarYear: year)
    }

    public var firstDay: LegalDate { Self.day(firstCalendarYear, 4, 1) }
    public var lastDay: LegalDate { Self.day(firstCalendarYear + 1, 3, 31) }

    public static func < (left: FiscalYear, right: FiscalYear) -> Bool {
        left.firstCalendarYear < right.firstCalendarYear
    }

    public var description: String { "FY\(firstCalendarYear)" }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> LegalDate {
        guard let date = LegalDate(year: year, month: month, day: day) else {
            preconditionFailure("a fiscal year lies within the calendar")
        }
        return date
    }
}

extension FiscalYear: NumericKey {
    public var number: UInt64 { UInt64(firstCalendarYear) }
}
