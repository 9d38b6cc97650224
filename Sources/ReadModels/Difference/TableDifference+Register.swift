extension TableDifference {
    static let columns: [RegisterTable.Column] = [
        .init("row", "Row"), .init("kind", "Change"), .init("column", "Column"),
        .init("before", "Before"), .init("after", "After"), .init("difference", "Difference"),
    ]

    /// A row for each cell that differs, and for each row that comes or goes.
    public var register: RegisterTable {
        RegisterTable(
            name: "difference", columns: Self.columns, key: ["row", "column"], rows: cells)
    }

    var cells: [[RegisterTable.Cell]] { rows.flatMap(Self.cells) }

    private static func cells(of row: RowChange) -> [[RegisterTable.Cell]] {
        let number = row.key.number == 1 ? "" : " (\(row.key.number))"
        let first: [RegisterTable.Cell] = [
            .text(row.key.cells.map(\.display).joined(separator: " / ") + number),
            .text(row.kind.rawValue),
        ]
        guard !row.cells.isEmpty else { return [first + [.text(""), .empty, .empty, .empty]] }
        return row.cells.map { cell in
            first + [
                .text(cell.column), cell.before, cell.after,
                cell.difference.map { .yen($0) } ?? .empty,
            ]
        }
    }
}
