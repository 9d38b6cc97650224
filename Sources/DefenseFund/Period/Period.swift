public import Accounting

/// A span of days that is closed as a whole: a calendar month, or a fiscal year of the State.
public enum Period: Hashable, Sendable, CustomStringConvertible {
    /// Named after its first day.
    case month(firstDay: LegalDate)
    case year(FiscalYear)

    /// `2025-04` or `FY2024`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        if let year = FiscalYear(text) {
            self = .year(year)
        } else {
            guard text.utf8.count == 7, let day = LegalDate(text + "-01") else { return nil }
            self = .month(firstDay: day)
        }
    }

    public var firstDay: LegalDate {
        switch self {
        case .month(let day): day
        case .year(let year): year.firstDay
        }
    }

    public var lastDay: LegalDate {
        switch self {
        case .month(let day):
            // 31 days on lies in the next month, by as many days as are too many. The last month of
            // the calendar has no next one, and 31 days.
            day.adding(days: 31).flatMap { $0.adding(days: -$0.day) }
                ?? day.adding(days: 30) ?? day
        case .year(let year): year.lastDay
        }
    }

    public func contains(_ date: LegalDate) -> Bool { (firstDay...lastDay).contains(date) }

    public var description: String {
        switch self {
        case .month(let day): String(day.description.prefix(7))
        case .year(let year): year.description
        }
    }
}
