import DefenseFund

extension ReportDescription {
    /// The Adjustment Plans, their ceilings and what was allocated under them (認定計画一覧).
    static let planRegister = ReportDescription(
        "planRegister", ReportLabel("装備移転仕様等調整計画一覧", "Register of Adjustment Plans"),
        basis: "Act 9, 10", from: .register("plans"), total: true,
        [
            ReportColumn("plan", "計画", "Plan"),
            ReportColumn("applicants", "申請者", "Applicants", audience: .regulator),
            ReportColumn("stage", "状態", "Stage"),
            ReportColumn("revision", "変更回数", "Revision"),
            ReportColumn("ceilingYen", "助成金上限額", "Ceiling"),
            ReportColumn("allocatedYen", "交付決定額", "Allocated"),
            ReportColumn("roomYen", "残額", "Room"),
            ReportColumn("outcome", "結果", "Outcome"),
        ])
}
