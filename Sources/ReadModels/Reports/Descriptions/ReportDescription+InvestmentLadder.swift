import DefenseFund

extension ReportDescription {
    /// The investments of the fund and how soon each falls due (運用状況及び満期構成).
    static let investmentLadder = ReportDescription(
        "investmentLadder",
        ReportLabel("運用資産台帳（満期構成）", "Investment register with maturity ladder"),
        basis: "Act 18(4)", from: .register("investments"), total: true,
        [
            ReportColumn("investment", "運用資産", "Investment"),
            ReportColumn("class", "種類", "Class"),
            ReportColumn("institution", "金融機関", "Institution", audience: .regulator),
            ReportColumn("maturesOn", "満期日", "Matures on"),
            ReportColumn("heldYen", "取得価額", "Held at cost"),
            ReportColumn("lossYen", "運用損", "Loss"),
            step("overdueYen", "満期経過", "Matured", after: nil, through: 0),
            step("withinOneYearYen", "１年以内", "Within one year", after: 0, through: 1),
            step("withinFiveYearsYen", "１年超５年以内", "One to five years", after: 1, through: 5),
            step("withinTenYearsYen", "５年超１０年以内", "Five to ten years", after: 5, through: 10),
            step("laterYen", "１０年超", "Over ten years", after: 10, through: nil),
        ])

    private static func step(
        _ name: String, _ japanese: String, _ english: String, after: Int?, through: Int?
    ) -> ReportColumn {
        ReportColumn(
            name, japanese, english,
            .sum([
                .init(
                    column: "heldYen",
                    condition: .due("maturesOn", after: after, through: through))
            ]))
    }
}
