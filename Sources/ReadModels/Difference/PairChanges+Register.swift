extension LedgerView {
    /// Every table that answers at a pair of times without a question of its own.
    public var tables: [RegisterTable] { [trialBalance()] + registers() }
}

extension PairChanges {
    /// The changes of all tables as one table, with the name of each in front.
    public var register: RegisterTable {
        let first = RegisterTable.Column("table", "Table")
        let registers = tables.map { (name: $0.table.name, changes: $0.register) }
        guard let columns = registers.first?.changes.columns else {
            return RegisterTable(name: "changes", columns: [first], rows: [])
        }
        return RegisterTable(
            name: "changes", columns: [first] + columns,
            key: ["table", "position", "row", "column"],
            rows: registers.flatMap { name, changes in
                changes.rows.map { [.text(name)] + $0 }
            })
    }
}
