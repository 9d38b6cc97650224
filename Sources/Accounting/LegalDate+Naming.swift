extension LegalDate {
    /// The last day of what the text names: a date (`2025-06-30`), a month (`2025-06`), a fiscal
    /// year (`FY2024`), a quarter of one (`FY2024-Q2`: July to September), or the same by the era
    /// (`令和7年6月30日`, `令和7年6月`, `令和6年度`). `nil` for anything else, and for a day that lies
    /// outside its era.
    public init?(lastDayOf text: some StringProtocol) {
        let named =
            LegalDate(text) ?? FiscalYear(text)?.lastDay ?? Self.lastDay(ofQuarter: text)
            ?? Self.lastDay(ofMonth: text) ?? Era.lastDay(of: String(text))
        guard let named else { return nil }
        self = named
    }

    /// `2025-06`.
    private static func lastDay(ofMonth text: some StringProtocol) -> LegalDate? {
        text.utf8.count == 7 ? LegalDate(text + "-01")?.lastOfMonth : nil
    }

    /// `FY2024-Q2`. Quarters are counted from April.
    private static func lastDay(ofQuarter text: some StringProtocol) -> LegalDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let quarters = ["Q1": 6, "Q2": 9, "Q3": 12, "Q4": 3]
        guard parts.count == 2, let year = FiscalYear(parts[0]),
            let month = quarters[String(parts[1])]
        else { return nil }
        return LegalDate(
            year: year.firstCalendarYear + (month == 3 ? 1 : 0), month: month, day: 1)?.lastOfMonth
    }

    var lastOfMonth: LegalDate? {
        LegalDate(year: year, month: month, day: Self.length(ofMonth: month, year: year))
    }
}
