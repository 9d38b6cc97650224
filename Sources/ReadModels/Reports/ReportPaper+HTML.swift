import DefenseFund

extension ReportPaper {
    /// One page of HTML that needs nothing else.
    public var html: String {
        PrintedTable(
            description.title, columns.map(\.label), table.rows, pins: pins,
            margin: [
                "\(name)   about \(state.day)   as known at \(known)",
                "root \(state.root.hexadecimal)", "SHA-256 \(state.digest.hexadecimal)",
            ]
        ).html
    }
}
