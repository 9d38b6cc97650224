/// An era of the Japanese calendar (Era Name Act; cabinet orders of 1989 and 2019).
struct Era {
    let name: String
    /// What stands for it in `R7.6.30`.
    let initial: Character
    let first: LegalDate?
    let last: LegalDate?

    static let all = [
        Era(
            name: "令和", initial: "R", first: LegalDate("2019-05-01"),
            last: LegalDate("9999-12-31")),
        Era(
            name: "平成", initial: "H", first: LegalDate("1989-01-08"),
            last: LegalDate("2019-04-30")),
    ]

    /// The last day of `令和6年度`, of `令和7年6月`, or `令和7年6月30日`.
    static func lastDay(of text: String) -> LegalDate? {
        if let fiscal = fiscalYear(of: text) { return fiscal.lastDay }
        guard let named = year(of: text), let day = day(of: named.rest, in: named.year),
            (named.first...named.last).contains(day)
        else { return nil }
        return day
    }

    /// `令和6年度`. It is called by the era that its last day lies in, or its first.
    static func fiscalYear(of text: String) -> FiscalYear? {
        guard let named = year(of: text), named.rest == "度",
            let fiscal = FiscalYear(firstCalendarYear: named.year),
            named.first <= fiscal.lastDay && fiscal.firstDay <= named.last
        else { return nil }
        return fiscal
    }

    /// The calendar year that the text begins with, what follows it, and when its era began and
    /// ended.
    private static func year(of text: String) -> (
        year: Int, rest: Substring, first: LegalDate, last: LegalDate
    )? {
        guard let era = all.first(where: { text.hasPrefix($0.name) }), let first = era.first,
            let last = era.last
        else { return nil }
        // The first year is written 元.
        let rest = text.dropFirst(era.name.count)
        let parts = (rest.hasPrefix("元") ? "1" + rest.dropFirst() : String(rest))
            .split(separator: "年", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = number(parts[0]) else { return nil }
        let year = first.year + number - 1
        return year <= 9999 ? (year, parts[1], first, last) : nil
    }

    /// `6月30日`, or the last day of `6月`.
    private static func day(of text: Substring, in year: Int) -> LegalDate? {
        let parts = text.split(separator: "月", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let month = number(parts[0]) else { return nil }
        guard !parts[1].isEmpty else {
            return LegalDate(year: year, month: month, day: 1)?.lastOfMonth
        }
        guard parts[1].hasSuffix("日"), let day = number(parts[1].dropLast()) else { return nil }
        return LegalDate(year: year, month: month, day: day)
    }

    /// One to four digits, no sign, no zero in front.
    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), let number = Int(text), number > 0,
            String(number) == text
        else { return nil }
        return number
    }
}
