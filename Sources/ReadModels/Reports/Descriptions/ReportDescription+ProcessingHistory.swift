import DefenseFund

extension ReportDescription {
    /// What changed in a fiscal year who may do what, and by which rules (処理履歴).
    static let processingHistory = ReportDescription(
        "processingHistory", ReportLabel("処理履歴", "Processing history of a year"),
        basis: "Act 22", about: .year, from: .processing,
        [
            ReportColumn("position", "記録番号", "Position"),
            ReportColumn("recordedAt", "記録時刻（ＵＴＣ）", "Recorded (UTC)"),
            ReportColumn("effectiveOn", "効力発生日", "Effective"),
            ReportColumn("type", "行為", "Act"),
            ReportColumn("stream", "対象", "About", audience: .regulator),
            ReportColumn("actor", "記録者", "Recorded by", audience: .regulator),
            ReportColumn("facts", "内容", "Facts", audience: .regulator),
        ])
}
