import DefenseFund
import EventSourcing

extension TableChanges {
    /// A row for each cell that an event changes, and for each row that comes or goes.
    public var register: RegisterTable {
        RegisterTable(
            name: "changes",
            columns: [
                .init("position", "Position"), .init("type", "Event"), .init("about", "About"),
                .init("effectiveOn", "Effective"),
            ] + TableDifference.columns,
            key: ["position", "row", "column"],
            rows: effects.flatMap { effect in
                let first: [RegisterTable.Cell] = [
                    .count(effect.event.head.position.rawValue), .text(effect.event.type.name),
                    .text(effect.subject?.text ?? ""), .date(effect.event.head.effectiveOn),
                ]
                return effect.difference.cells.map { first + $0 }
            })
    }
}
