import DefenseFund

extension ReportDescription {
    /// The facilities, their owners over time and what they are worth (指定装備品製造施設等台帳).
    static let facilityRegister = ReportDescription(
        "facilityRegister",
        ReportLabel("指定装備品製造施設等台帳", "Register of manufacturing facilities"),
        basis: "Act 29-33", from: .register("facilities"),
        [
            ReportColumn("facility", "施設", "Facility"),
            ReportColumn("from", "始期", "From"),
            ReportColumn("through", "終期", "Through"),
            ReportColumn("owner", "所有者", "Owner", audience: .regulator),
            ReportColumn("share", "持分", "Share"),
            ReportColumn("previousOwner", "前所有者", "Previous owner", audience: .regulator),
            ReportColumn("manager", "管理者", "Manager", audience: .regulator),
            ReportColumn("bookValueYen", "帳簿価額", "Book value"),
        ])
}
