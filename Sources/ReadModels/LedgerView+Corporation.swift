import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// What was approved, ordered, submitted and ended of each Corporation: a row for each, with
    /// the year that it is about and the sum that it comes to.
    public var corporationRegister: RegisterTable {
        let corporations = ledger.corporations.sorted { $0.key.position < $1.key.position }
        return RegisterTable(
            name: "corporations",
            columns: [
                .init("corporation", "Corporation"), .init("body", "Body"), .init("on", "On"),
                .init("matter", "Matter"), .init("year", "Year"), .init("amountYen", "Amount"),
                .init("daysLate", "Days late"), .init("text", "Text"),
            ],
            key: ["corporation", "body", "on", "matter", "year"],
            rows: corporations.flatMap { reference, state in
                matters(of: state).map { matter in
                    [
                        .text(label(reference.stream)), .text(partyName(state.party)),
                        .date(matter.on), .text(matter.name),
                        .text(matter.year?.description ?? ""),
                        matter.amount.map { .yen($0) } ?? .empty,
                        matter.daysLate.map { .count(UInt64($0)) } ?? .empty,
                        .text(matter.text),
                    ]
                }
            })
    }

    private struct Matter {
        let name: String
        let on: LegalDate
        var year: FiscalYear?
        var amount: Int128?
        var daysLate: Int?
        var text = ""
    }

    private func matters(of state: CorporationState) -> [Matter] {
        var matters = [
            Matter(name: "designated", on: state.designatedOn, text: state.form.name)
        ]
        matters += state.rules.map {
            Matter(name: "rulesApproved", on: $0.approvedOn, text: $0.summary.text)
        }
        for (year, plans) in state.plans.sorted(by: { $0.key < $1.key }) {
            matters += plans.map { plan in
                let budget = plan.budget.reduce(Int128(0)) { $0 + Int128($1.amount.rawValue) }
                return Matter(
                    name: "planApproved", on: plan.approvedOn, year: year, amount: budget)
            }
        }
        for (year, reports) in state.reports.sorted(by: { $0.key < $1.key }) {
            matters += reports.map { report in
                let due = ledger.reportDue(for: year)
                let late = due.map { $0.days(until: report.submittedOn) } ?? 0
                return Matter(
                    name: "reportSubmitted", on: report.submittedOn, year: year,
                    daysLate: late > 0 ? late : nil, text: report.summary.text)
            }
        }
        matters += state.orders.map {
            Matter(
                name: "supervisionOrdered", on: $0.orderedOn,
                text: "\($0.content.text) (\($0.reason.text))")
        }
        if let rescission = state.rescission {
            matters.append(
                Matter(
                    name: "designationRescinded", on: rescission.on, text: rescission.reason.text))
        }
        if let handover = state.handover {
            let successor = handover.successor.map { label($0.stream) }
            matters.append(
                Matter(name: "fundHandedOver", on: handover.on, text: successor ?? "Treasury"))
        }
        return matters
    }
}
