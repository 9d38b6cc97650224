import DefenseFund
import EventSourcing

extension LedgerView {
    /// The periods that were ever closed: whether they are, since when, and the tree that the
    /// closing in force pins.
    public var periodRegister: RegisterTable {
        let periods = ledger.periods
        let all = Set(periods.closings.map(\.period) + periods.reopenings.map(\.period))
        return RegisterTable(
            name: "periods",
            columns: [
                .init("period", "Period"), .init("state", "State"), .init("since", "Since"),
                .init("reopenings", "Reopened"), .init("reason", "Last reason"),
                .init("events", "Events"), .init("root", "Root"),
            ],
            rows: all.sorted { $0.position < $1.position }.map { period in
                let closing = periods.closings.last { $0.period == period }
                let reopenings = periods.reopenings.filter { $0.period == period }
                return [
                    .text(label(period.stream)), .text(closing == nil ? "reopened" : "closed"),
                    .day(closing?.closedOn ?? reopenings.last?.reopenedOn),
                    .count(UInt64(reopenings.count)), .text(reopenings.last?.reason.text ?? ""),
                    closing.map { .count($0.size.rawValue) } ?? .empty,
                    .text(closing?.root.hexadecimal ?? ""),
                ]
            })
    }
}
