extension ReportDescription {
    /// The fund by fiscal year (基金シート), with the sums over all years.
    static let fundSheet = ReportDescription(
        "fundSheet", ReportLabel("基金シート", "Fund sheet by fiscal year"), basis: "Act 18, 19",
        from: .register("fundBalance"),
        [
            ReportColumn("year", "年度", "Fiscal year"),
            ReportColumn("openingYen", "期首残高", "Opening"),
            ReportColumn("subsidiesYen", "国庫補助金", "Subsidies"),
            ReportColumn("yieldYen", "運用収入", "Yield"),
            ReportColumn("chargesYen", "加算金・延滞金", "Charges"),
            ReportColumn("grantsYen", "助成金", "Grants"),
            ReportColumn("operatingCostYen", "事務費", "Operating cost"),
            ReportColumn("lossesYen", "運用損", "Losses"),
            ReportColumn("treasuryYen", "国庫納付", "Treasury"),
            ReportColumn("stateReturnsYen", "国庫返還", "State returns"),
            ReportColumn("closingYen", "期末残高", "Closing"),
            ReportColumn("committedYen", "交付決定済", "Committed"),
            ReportColumn("uncommittedYen", "未交付決定", "Uncommitted"),
        ])
}
