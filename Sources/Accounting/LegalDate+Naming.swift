extension LegalDate {
    /// The last day of what the text names: a date (`2025-06-30`), a month (`2025-06`), a fiscal
    /// year (`FY2024`), a quarter of one (`FY2024-Q2`: July to September), or the same by the era
    /// (`令和7年6月30日`, `令和7年6月`, `令和6年度`). `nil` for anything else, and for a day that lies
    /// outside its era.
    ///
    /// Digits may be of full width, as Japanese keyboards make them: `令和６年度`.
    public init?(lastDayOf text: some StringProtocol) {
        let text = String(text).withPlainDigits
        let named =
            LegalDate(text) ?? FiscalYear(text)?.lastDay ?? Self.lastDay(ofQuarter: text)
            ?? Self.lastDay(ofMonth: text) ?? Era.lastDay(of: text)
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

extension FiscalYear {
    /// The year that the text names: `FY2024`, or by the era, `令和6年度`. `nil` for anything else.
    public init?(named text: some StringProtocol) {
        let text = String(text).withPlainDigits
        guard let year = FiscalYear(text) ?? Era.fiscalYear(of: text) else { return nil }
        self = year
    }
}

extension String {
    /// The same with digits of ASCII in place of those of full width (U+FF10 to U+FF19).
    fileprivate var withPlainDigits: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    (0xFF10...0xFF19).contains(scalar.value)
                        ? Unicode.Scalar(UInt8(scalar.value - 0xFF10) + UInt8(ascii: "0")) : scalar
                }))
    }
}
