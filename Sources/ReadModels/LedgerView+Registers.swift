import Accounting
import DefenseFund
import EventSourcing

/// The registers as tables. Rows stand in the order in which their things were introduced.
extension LedgerView {
    public func registers() -> [RegisterTable] { LedgerTable.registers.map { $0(in: self) } }

    public var planRegister: RegisterTable {
        let plans = ledger.plans.sorted { $0.key.position < $1.key.position }
        return RegisterTable(
            name: "plans",
            columns: [
                .init("plan", "Plan"), .init("applicants", "Applicants"), .init("stage", "Stage"),
                .init("revision", "Revision"), .init("ceilingYen", "Ceiling"),
                .init("allocatedYen", "Allocated"), .init("roomYen", "Room"),
                .init("outcome", "Outcome"),
            ],
            rows: plans.map { reference, plan in
                let revision = plan.revisions.last
                return [
                    .text(label(reference.stream)),
                    .text(plan.applicants.map(partyName).joined(separator: "; ")),
                    .text(plan.stage.rawValue),
                    revision.map { .count(UInt64($0.number)) } ?? .empty,
                    .amount(revision?.ceiling), .amount(plan.allocated),
                    .amount(revision?.ceiling.subtracting(plan.allocated)),
                    .text(plan.outcome?.name ?? ""),
                ]
            })
    }

    public var investmentRegister: RegisterTable {
        let investments = ledger.investments.sorted {
            ($0.value.maturesOn, $0.key.position) < ($1.value.maturesOn, $1.key.position)
        }
        return RegisterTable(
            name: "investments",
            columns: [
                .init("investment", "Investment"), .init("class", "Class"),
                .init("institution", "Institution"), .init("maturesOn", "Matures on"),
                .init("heldYen", "Held at cost"), .init("lossYen", "Loss"),
            ],
            rows: investments.map { reference, investment in
                [
                    .text(label(reference.stream)), .text(investment.instrument.name),
                    .text(partyName(investment.institution)), .date(investment.maturesOn),
                    .amount(investment.held), .amount(investment.loss),
                ]
            })
    }
}
