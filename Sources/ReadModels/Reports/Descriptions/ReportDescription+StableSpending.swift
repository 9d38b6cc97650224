extension ReportDescription {
    /// Spending on measures for stable manufacturing against the budget of each year.
    static let stableSpending = ReportDescription(
        "stableSpending",
        ReportLabel("安定製造等確保措置 予算執行状況", "Stable manufacturing: spending against budget"),
        basis: "Act 4-7", from: .register("stableBudgets"), total: true,
        [
            ReportColumn("year", "年度", "Fiscal year"),
            ReportColumn("appropriatedYen", "予算額", "Appropriated"),
            ReportColumn("contractedYen", "契約額", "Contracted"),
            ReportColumn("acceptedYen", "検収額", "Accepted"),
            ReportColumn("paidYen", "支払額", "Paid"),
            ReportColumn("availableYen", "残額", "Available"),
        ])
}
