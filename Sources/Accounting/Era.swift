/// An era of the Japanese calendar (Era Name Act; cabinet orders of 1989 and 2019).
struct Era {
    let name: String
    let first: LegalDate?
    let last: LegalDate?

    static let all = [
        Era(name: "令和", first: LegalDate("2019-05-01"), last: LegalDate("9999-12-31")),
        Era(name: "平成", first: LegalDate("1989-01-08"), last: LegalDate("2019-04-30")),
    ]

    static func lastDay(of text: String) -> LegalDate? {
        guard let era = all.first(where: { text.hasPrefix($0.name) }), let first = era.first,
            let last = era.last
        else { return nil }
        // The first year is written 元.
        let rest = text.dropFirst(era.name.count)
        let parts = (rest.hasPrefix("元") ? "1" + rest.dropFirst() : String(rest))
            .split(separator: "年", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = number(parts[0]) else { return nil }
        let year = first.year + number - 1
        guard year <= 9999 else { return nil }
        if parts[1] == "度" {
            // A fiscal year is called by the era that its last day lies in, or its first.
            guard let fiscal = FiscalYear(firstCalendarYear: year),
                first <= fiscal.lastDay && fiscal.firstDay <= last
            else { return nil }
            return fiscal.lastDay
        }
        guard let day = day(of: parts[1], in: year), (first...last).contains(day) else {
            return nil
        }
        return day
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
