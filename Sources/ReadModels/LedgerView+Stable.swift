import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// A row for each initiative of the newest revision of each plan, or, before the first, of the
    /// paper. A change never drops an initiative that is contracted for.
    public var stablePlanRegister: RegisterTable {
        let contracts = Dictionary(grouping: ledger.stable.contracts, by: \.value.plan)
        return RegisterTable(
            name: "stablePlans",
            columns: [
                .init("plan", "Plan"), .init("equipment", "Equipment"),
                .init("applicants", "Applicants"), .init("stage", "Stage"),
                .init("revision", "Revision"), .init("initiative", "Initiative"),
                .init("kind", "Kind"), .init("confirmedYen", "Confirmed cost"),
                .init("contractedYen", "Contracted"), .init("acceptedYen", "Accepted"),
                .init("paidYen", "Paid"),
            ],
            key: ["plan", "initiative"],
            rows: ledger.stable.plans.flatMap { reference, plan in
                rows(of: reference, plan, (contracts[reference] ?? []).map(\.value))
            })
    }

    private func rows(
        of reference: Reference<StablePlan>, _ plan: StablePlanState,
        _ contracts: [InitiativeContractState]
    ) -> [[RegisterTable.Cell]] {
        let revision = plan.revisions.last
        let applicants = plan.applicants.map { applicant in
            let name = partyName(applicant.party)
            return applicant.standing == .wouldBe ? "\(name) (would-be)" : name
        }
        let first: [RegisterTable.Cell] = [
            .text(label(reference.stream)), .text(equipmentName(plan.equipment)),
            .text(applicants.joined(separator: "; ")), .text(plan.stage.rawValue),
            revision.map { .count(UInt64($0.number)) } ?? .empty,
        ]
        return (revision?.initiatives ?? plan.submitted).map { initiative in
            let own = contracts.filter { $0.initiative == initiative.name }
            return first + [
                .text(initiative.name.text), .text(initiative.kind.name),
                revision == nil ? .empty : .amount(initiative.cost),
                .amount(plan.contracted(for: initiative.name)), sum(own, \.accepted),
                sum(own, \.paid),
            ]
        }
    }

    /// A row for each contract, with how long operators waited for their money.
    public var initiativeContractRegister: RegisterTable {
        RegisterTable(
            name: "initiativeContracts",
            columns: [
                .init("contract", "Contract"), .init("plan", "Plan"),
                .init("initiative", "Initiative"), .init("operator", "Operator"),
                .init("year", "Year"), .init("concludedOn", "Concluded on"),
                .init("priceYen", "Price"), .init("acceptedYen", "Accepted"),
                .init("paidYen", "Paid"), .init("unpaidYen", "Unpaid"),
                .init("longestDays", "Longest days to payment"),
                .init("latePayments", "Late payments"),
            ],
            rows: ledger.stable.contracts.map { reference, contract in
                let late = contract.payments.count { $0.isLate }
                let longest = contract.payments.map(\.days).max()
                return [
                    .text(label(reference.stream)), .text(label(contract.plan.stream)),
                    .text(contract.initiative.text), .text(partyName(contract.party)),
                    .text(contract.year.description), .date(contract.concludedOn),
                    .amount(contract.amount), .amount(contract.accepted), .amount(contract.paid),
                    .amount(contract.accepted.subtracting(contract.paid)),
                    longest.map { .count(UInt64($0)) } ?? .empty, .count(UInt64(late)),
                ]
            })
    }

    /// A row for each fiscal year with a budget, in order.
    public var stableBudgetRegister: RegisterTable {
        let contracts = Dictionary(grouping: ledger.stable.contracts.map(\.value), by: \.year)
        return RegisterTable(
            name: "stableBudgets",
            columns: [
                .init("year", "Year"), .init("appropriatedYen", "Appropriated"),
                .init("contractedYen", "Contracted"), .init("acceptedYen", "Accepted"),
                .init("paidYen", "Paid"), .init("availableYen", "Available"),
            ],
            rows: ledger.stable.budgets.sorted { $0.key < $1.key }.map { year, budget in
                let own = contracts[year] ?? []
                return [
                    .text(year.description), .amount(budget.appropriated),
                    .amount(budget.contracted), sum(own, \.accepted), sum(own, \.paid),
                    .amount(budget.appropriated.subtracting(budget.contracted)),
                ]
            })
    }

    private func sum(
        _ contracts: [InitiativeContractState], _ part: (InitiativeContractState) -> Yen
    ) -> RegisterTable.Cell {
        .yen(contracts.reduce(0) { $0 + Int128(part($1).rawValue) })
    }
}
