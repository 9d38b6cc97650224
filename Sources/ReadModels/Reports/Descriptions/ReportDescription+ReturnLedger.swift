extension ReportDescription {
    /// Returns and charges act by act, with every line of every computation (返還金・加算金台帳).
    static let returnLedger = ReportDescription(
        "returnLedger", ReportLabel("返還金・加算金・延滞金台帳", "Return and charge ledger"),
        basis: "Act 17; Grants Act 17-19", from: .register("charges"),
        [
            ReportColumn("grant", "助成金", "Grant"),
            ReportColumn("position", "記録番号", "Position"),
            ReportColumn("on", "効力発生日", "On"),
            ReportColumn("item", "項目", "Item"),
            ReportColumn("cause", "事由", "Cause"),
            ReportColumn("dueOn", "納期限", "Due on"),
            ReportColumn("baseYen", "計算基礎額", "Base"),
            ReportColumn("from", "始期", "From"),
            ReportColumn("through", "終期", "Through"),
            ReportColumn("days", "日数", "Days"),
            ReportColumn("rate", "年利", "Rate"),
            ReportColumn("dayBase", "年日数", "Day base"),
            ReportColumn("amountYen", "金額", "Amount"),
            ReportColumn("returnsOpenYen", "返還金残高", "Returns open"),
            ReportColumn("chargesOpenYen", "加算金等残高", "Charges open"),
        ])
}
