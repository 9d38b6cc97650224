import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// The rows that the registers must have.
extension NaiveLedger {
    typealias Rows = [[RegisterTable.Cell]]

    func party(_ reference: Reference<Party>) -> String {
        parties[reference.stream] ?? label(reference.stream)
    }

    func yen(_ amount: Int?) -> RegisterTable.Cell {
        amount.map { .yen(Int128($0)) } ?? .empty
    }

    var grantRows: Rows {
        grants.map { _, grant in
            [
                .text(grant.name), .text(label(grant.plan.stream)), .text(party(grant.applicant)),
                .text(grant.stage), .date(grant.stageSince),
                grant.suspendedOn.map { .date($0) } ?? .empty, yen(grant.ceiling),
                yen(grant.paid), yen(grant.cost), yen(grant.fixed), yen(grant.toOrder),
                yen(grant.ordered - grant.returned), yen(grant.returned), yen(grant.charged),
                yen(grant.waived), yen(grant.chargesOwed),
            ]
        }
    }

    var assetRows: Rows {
        grants.flatMap { _, grant in
            grant.assets.map { asset in
                let registered = asset.registered
                let isDisposed = asset.disposedOn != nil
                return [
                    .text(grant.name), .text(registered.asset.text), .text(registered.what.text),
                    .text(registered.place.text), yen(registered.cost.whole),
                    yen(registered.borne.whole), .date(registered.restrictedUntil),
                    asset.disposedOn.map { .date($0) } ?? .empty,
                    yen(isDisposed ? asset.proceeds : nil), yen(isDisposed ? asset.share : nil),
                ]
            }
        }
    }

    var planRows: Rows {
        plans.map { reference, plan in
            let allocated = grants.filter { $0.1.plan == reference }.map(\.1.claim).reduce(0, +)
            return [
                .text(plan.name), .text(plan.applicants.map(party).joined(separator: "; ")),
                .text(plan.stage),
                plan.ceilings.isEmpty ? .empty : .count(UInt64(plan.ceilings.count)),
                yen(plan.ceilings.last), yen(allocated),
                yen(plan.ceilings.last.map { $0 - allocated }), .text(plan.outcome),
            ]
        }
    }

    var facilityRows: Rows {
        facilities.flatMap { _, facility -> Rows in
            let manager = facility.manager.map(party) ?? ""
            if facility.periods.isEmpty {
                return [
                    [
                        .text(facility.name), .empty, .empty, .text("not acquired"), .empty,
                        .text(""), .text(manager), .yen(0),
                    ]
                ]
            }
            var names = [[facility.previousOwner.map(party) ?? ""]]
            return facility.periods.indices.flatMap { index -> Rows in
                let period = facility.periods[index]
                let isLast = index == facility.periods.count - 1
                let parties = period.parties.sorted { $0.key.position < $1.key.position }
                let owners =
                    (period.state.numerator > 0 ? [("State", period.state)] : [])
                    + parties.map { (party($0.key), $0.value) }
                names.append(owners.map(\.0))
                guard isLast || facility.periods[index + 1].from != period.from else { return [] }
                return owners.map { owner, share in
                    [
                        .text(facility.name), .date(period.from),
                        isLast ? .empty : dayBefore(facility.periods[index + 1].from),
                        .text(owner), .text("\(share)"),
                        .text(names[index].joined(separator: "; ")),
                        .text(isLast ? manager : ""), isLast ? yen(facility.bookValue) : .empty,
                    ]
                }
            }
        }
    }

    private func dayBefore(_ date: LegalDate) -> RegisterTable.Cell {
        LegalDate(daysSince1970: date.daysSince1970 - 1).map { .date($0) } ?? .empty
    }

    var investmentRows: Rows {
        investments.sorted { ($0.1.maturesOn, $0.0) < ($1.1.maturesOn, $1.0) }.map {
            stream, made, held in
            [
                .text(label(stream)), .text(made.instrument.name), .text(party(made.institution)),
                .date(made.maturesOn), yen(held), yen(losses[stream] ?? 0),
            ]
        }
    }

    var corporationRows: Rows {
        corporations.flatMap { corporation in
            corporation.rows.map {
                [.text(label(corporation.stream)), .text(party(corporation.party))] + $0
            }
        }
    }

    var treasuryRows: Rows {
        treasury.map { order in
            let debtor = order.debtor.map(label) ?? ""
            let late = order.paidOn.map { order.dueOn.days(until: $0) } ?? 0
            return [
                .text(label(order.stream)), .text(order.kind), .text(debtor), yen(order.amount),
                .date(order.orderedOn), .date(order.dueOn), .day(order.paidOn),
                late > 0 ? .count(UInt64(late)) : .empty,
            ]
        }
    }

    var fundRows: Rows {
        var opening = 0
        var rows: Rows = []
        for (year, flows) in years.sorted(by: { $0.key < $1.key }) {
            let closing = opening + flows.net
            rows.append(
                [.text("FY\(year)"), yen(opening)] + columns(flows)
                    + [yen(closing), .empty, .empty])
            opening = closing
        }
        var total = NaiveYear()
        for flows in years.values {
            total.subsidies += flows.subsidies
            total.yield += flows.yield
            total.charges += flows.charges
            total.grants += flows.grants
            total.operatingCost += flows.operatingCost
            total.losses += flows.losses
            total.treasury += flows.treasury
            total.stateReturns += flows.stateReturns
        }
        rows.append(
            [.text("total"), yen(0)] + columns(total)
                + [yen(fund), yen(committed), yen(fund - committed)])
        return rows
    }

    private func columns(_ flows: NaiveYear) -> [RegisterTable.Cell] {
        [
            yen(flows.subsidies), yen(flows.yield), yen(flows.charges), yen(flows.grants),
            yen(flows.operatingCost), yen(flows.losses), yen(flows.treasury),
            yen(flows.stateReturns),
        ]
    }
}
