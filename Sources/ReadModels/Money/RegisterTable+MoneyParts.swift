import Accounting
import EventSourcing

extension RegisterTable {
    /// A row for each part: what brought it in, what it was spent on, how much. The rows of one
    /// receipt come to what came in, those of one payment to what was paid.
    public init(_ parts: [MoneyPart]) {
        self.init(
            name: "sources",
            columns: [
                .init("source", "Source"), .init("receivedOn", "Received on"),
                .init("kind", "Kind"), .init("year", "Year"), .init("from", "From"),
                .init("receivedYen", "Received"), .init("payment", "Payment"),
                .init("paidOn", "Paid on"), .init("use", "Use"), .init("for", "For"),
                .init("paidYen", "Paid"), .init("amountYen", "Amount"),
            ],
            key: ["source", "kind", "payment", "use"],
            rows: parts.map { part in
                Self.source(part.source) + Self.use(part.use) + [.yen(part.amount)]
            })
    }

    private static func source(_ flow: MoneyFlow?) -> [Cell] {
        guard let flow else {
            return [.empty, .empty, .text("not yet in"), .text(""), .text(""), .empty]
        }
        return [
            .count(flow.position.rawValue), .date(flow.on), .text(flow.kind.rawValue),
            .text(flow.year.description), .text(flow.subject?.text ?? ""), .yen(flow.amount),
        ]
    }

    private static func use(_ flow: MoneyFlow?) -> [Cell] {
        guard let flow else { return [.empty, .empty, .text("left"), .text(""), .empty] }
        return [
            .count(flow.position.rawValue), .date(flow.on), .text(flow.kind.rawValue),
            .text(flow.subject?.text ?? ""), .yen(flow.amount),
        ]
    }
}
