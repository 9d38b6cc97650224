import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// The rows of the returns ledger, put together as the acts come by.
extension NaiveLedger {
    func returnRows(of event: RecordedEvent, _ grant: NaiveGrant) -> Rows {
        let place = place(of: event, grant)
        func row(_ item: String, _ cause: String, _ due: LegalDate?, _ amount: Yen) -> Rows.Element
        {
            place + told(item, cause, due, amount, grant)
        }
        switch event.act {
        case let act as GrantReturnOrdered:
            return [row("return ordered", act.cause.name, act.dueOn, act.principal)]
        case is GrantAmountFixed where grant.lowered > 0:
            return [row("order lowered", "excess", nil, Yen(whole: grant.lowered))]
        case let act as GrantReturned: return [row("returned", "", nil, act.amount)]
        case let act as GrantChargeWaived: return [row("waived", act.kind.name, nil, act.amount)]
        case let act as GrantChargeAssessed:
            var rows = act.lines.map { line in
                place + [
                    .text("line"), .text(""), .empty, .yen(Int128(line.base.whole)),
                    .date(line.from), .date(line.through), .count(UInt64(line.days.days)),
                    .text("\(line.rate)"), .count(UInt64(line.dayBase?.days ?? 365)),
                    .yen(Int128(line.amount.whole)), .empty, .empty,
                ]
            }
            let sum = act.lines.map(\.amount.whole).reduce(0, +)
            if sum > act.amount.whole {
                rows.append(
                    place + [
                        .text("assessed before"), .text(""), .empty, .empty, .empty, .empty,
                        .empty, .text(""), .empty, .yen(Int128(act.amount.whole - sum)), .empty,
                        .empty,
                    ])
            }
            return rows + [row("charged", act.kind.name, nil, act.amount)]
        case _: return []
        }
    }

    func correctedRows(of event: RecordedEvent, _ grant: NaiveGrant, _ right: any Act) -> Rows {
        let row: [RegisterTable.Cell]
        switch right {
        case let act as GrantReturned:
            row = told("return corrected", "", nil, act.amount, grant)
        case let act as GrantReturnOrdered:
            row = told("order corrected", act.cause.name, act.dueOn, act.principal, grant)
        case let act as GrantChargeWaived:
            row = told("waiver corrected", act.kind.name, nil, act.amount, grant)
        case _: return []
        }
        return [place(of: event, grant) + row]
    }

    private func place(of event: RecordedEvent, _ grant: NaiveGrant) -> [RegisterTable.Cell] {
        [.text(grant.name), .count(event.head.position.rawValue), .date(event.head.effectiveOn)]
    }

    private func told(
        _ item: String, _ cause: String, _ due: LegalDate?, _ amount: Yen, _ grant: NaiveGrant
    ) -> [RegisterTable.Cell] {
        [
            .text(item), .text(cause), due.map { .date($0) } ?? .empty, .empty, .empty, .empty,
            .empty, .text(""), .empty, .yen(Int128(amount.whole)),
            .yen(Int128(grant.ordered - grant.returned)), .yen(Int128(grant.chargesOwed)),
        ]
    }
}
