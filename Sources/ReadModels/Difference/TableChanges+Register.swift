import DefenseFund
import EventSourcing

extension TableChanges {
    /// A row for each cell that an event changes, and for each row that comes or goes.
    public var register: RegisterTable {
        RegisterTable(
            name: "changes",
            columns: [
                .init("position", "Position"), .init("type", "Event"), .init("about", "About"),
                .init("effectiveOn", "Effective"), .init("row", "Row"), .init("kind", "Change"),
                .init("column", "Column"), .init("before", "Before"), .init("after", "After"),
                .init("difference", "Difference"),
            ],
            key: ["position", "row", "column"],
            rows: effects.flatMap { effect in
                effect.difference.rows.flatMap { row in rows(of: row, by: effect) }
            })
    }

    private func rows(of row: RowChange, by effect: Effect) -> [[RegisterTable.Cell]] {
        let number = row.key.number == 1 ? "" : " (\(row.key.number))"
        let first: [RegisterTable.Cell] = [
            .count(effect.event.head.position.rawValue), .text(effect.event.type.name),
            .text(effect.subject?.text ?? ""), .date(effect.event.head.effectiveOn),
            .text(row.key.cells.map(\.display).joined(separator: " / ") + number),
            .text(row.kind.rawValue),
        ]
        guard !row.cells.isEmpty else {
            return [first + [.text(""), .empty, .empty, .empty]]
        }
        return row.cells.map { cell in
            first + [
                .text(cell.column), cell.before, cell.after,
                cell.difference.map { .yen($0) } ?? .empty,
            ]
        }
    }
}
