import DefenseFund

extension ReportDescription {
    /// Every act about one grant, its amount, and what stood after it (助成金台帳).
    static let grantCard = ReportDescription(
        "grantCard", ReportLabel("助成金台帳", "Grant card"), basis: "Act 17, 22", about: .grant,
        from: .grantActs,
        [
            ReportColumn("position", "記録番号", "Position"),
            ReportColumn("on", "効力発生日", "On"),
            ReportColumn("recordedOn", "記録日", "Recorded on"),
            ReportColumn("act", "行為", "Act"),
            ReportColumn("actor", "記録者", "Recorded by", audience: .regulator),
            ReportColumn("amountYen", "金額", "Amount"),
            ReportColumn("allocatedYen", "交付決定額", "Allocated"),
            ReportColumn("paidYen", "支払額", "Paid"),
            ReportColumn("fixedYen", "確定額", "Fixed"),
            ReportColumn("advancesYen", "概算払残高", "Advances open"),
            ReportColumn("returnsOpenYen", "返還金残高", "Returns open"),
            ReportColumn("chargesOpenYen", "加算金等残高", "Charges open"),
        ])
}
