import Accounting
import Containers
import EventSourcing

extension StableBudgetAppropriated {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let name = context.streamName
        guard let year = FiscalYear(name.identifierText) else {
            throw Rejection(
                .wrongSubject, "Act 7", .text("subject", name),
                .text("needs", "\(StableBudget.category)/\(FiscalYear(context.effectiveOn))"))
        }
        // The Diet decides on a budget in the year itself or before it begins.
        guard context.effectiveOn <= year.lastDay,
            year.firstCalendarYear <= FiscalYear(context.effectiveOn).firstCalendarYear + 1
        else {
            throw Rejection(
                .budgetYearWrong, "Act 7", .text("budget", year), .date("on", context.effectiveOn))
        }
        try checkContracts(of: year, on: context.effectiveOn, in: ledger)
    }

    /// What is contracted stands: an appropriation that is put right must still bear it (C19).
    private func checkContracts(of year: FiscalYear, on date: LegalDate, in ledger: LedgerState)
        throws(Rejection)
    {
        guard let budget = ledger.stable.budgets[year] else { return }
        var contracted = Yen.zero
        let contracts = ledger.stable.contracts.map(\.value).filter { $0.year == year }
        for contract in contracts.sorted(by: { $0.concludedOn < $1.concludedOn }) {
            contracted = contracted.adding(contract.amount) ?? contracted
            let given = budget.appropriated(by: contract.concludedOn)
                .adding(date <= contract.concludedOn ? amount : .zero)
            guard let given, contracted > given else { continue }
            throw Rejection(
                .exceedsStableBudget, "Act 7; C19", .yen("contracted", contracted),
                .text("budget", year), .yen("available", given))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let year = FiscalYear(context.streamName.identifierText) else {
            throw IllegalTransition("\(context.streamName) is of no fiscal year")
        }
        let place =
            ledger.stable.budgets.index(forKey: year)
            ?? ledger.stable.budgets.insert(.init(budget: context.subject()), forKey: year)
        ledger.stable.budgets[place: place].appropriations.append(
            .init(on: context.effectiveOn, amount: amount))
    }
}

extension InitiativeContractConcluded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let date = context.effectiveOn
        let plan = try ledger.approvedStablePlan(plan, on: date)
        guard let standing = plan.standing(of: party) else {
            throw Rejection(
                .applicantNotOfPlan, "Act 7; C19", .stream("applicant", party.stream),
                .stream("plan", self.plan.stream))
        }
        guard let kind = plan.revision(on: date)?.initiative(initiative)?.kind else {
            throw Rejection(
                .initiativeNotInForce, "Act 7; C19", .text("initiative", initiative),
                .stream("plan", self.plan.stream), .date("on", date))
        }
        guard standing == .manufacturer || kind.isOpenToWouldBe else {
            throw Rejection(
                .notYetManufacturer, "Act 4(1)", .stream("operator", party.stream),
                .text("kind", kind.name))
        }
        let cost = plan.lowestCost(of: initiative, from: date)
        let room = cost.subtracting(plan.contracted(for: initiative)) ?? .zero
        guard amount <= room else {
            throw Rejection(
                .exceedsConfirmedCost, "Act 7; Basic Policy 3.1.3; C19", .yen("asked", amount),
                .yen("room", room), .yen("confirmed", cost))
        }
        let year = FiscalYear(date)
        let available = ledger.stable.budgets[year]?.available(on: date) ?? .zero
        guard amount <= available else {
            throw Rejection(
                .exceedsStableBudget, "Act 7; C19", .yen("asked", amount), .text("budget", year),
                .yen("available", available))
        }
        guard !costs.isEmpty else {
            throw Rejection(.costsNotNamed, "Act 7, 18; C18", .text("by", context.streamName))
        }
        try ledger.requireUncovered(costs, of: party)
        try ledger.requireNamedCosts(of: party)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let year = FiscalYear(context.effectiveOn)
        guard let plan = ledger.stable.plans.index(forKey: plan),
            let budget = ledger.stable.budgets.index(forKey: year),
            let ofPlan = ledger.stable.plans[place: plan].contracted(for: initiative)
                .adding(amount),
            let ofBudget = ledger.stable.budgets[place: budget].contracted.adding(amount)
        else { throw IllegalTransition("\(context.streamName) has no plan or no budget") }
        ledger.stable.plans[place: plan].contracted[initiative] = ofPlan
        ledger.stable.budgets[place: budget].contracted = ofBudget
        ledger.stable.contracts[context.subject()] = InitiativeContractState(
            plan: self.plan, initiative: initiative, party: party, year: year,
            concludedOn: context.effectiveOn, amount: amount)
        ledger.stable.costs.claim(costs, of: party, byContract: context.stream)
    }
}

extension InitiativeContractAccepted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let contract = try ledger.initiativeContract(context)
        let room = contract.amount.subtracting(contract.accepted) ?? .zero
        guard amount <= room else {
            throw Rejection(
                .exceedsContract, "Act 7", .yen("accepted", amount), .yen("room", room),
                .yen("contract", contract.amount))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeInitiativeContract(context) { contract in
            contract.accept(amount, on: context.effectiveOn)
        }
    }
}

extension InitiativeContractPaid {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let contract = try ledger.initiativeContract(context)
        let unpaid = contract.accepted.subtracting(contract.paid) ?? .zero
        guard amount <= unpaid else {
            throw Rejection(
                .exceedsAccepted, "Act 7; Basic Policy 3.1.3", .yen("paid", amount),
                .yen("accepted and unpaid", unpaid))
        }
    }

    /// A payment that comes late is let pass, since the money is owed; somebody must say why.
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        let (date, contract) = (context.effectiveOn, ledger.stable.contracts[context.subject()])
        let covered = contract?.covered(by: amount, on: date) ?? []
        guard let oldest = covered.first, ledger.isLate(covered, on: date) else { return [] }
        return [
            FindingRaised(
                byLedger: .irregularity,
                "Paid \(oldest.on.days(until: date)) days after the acceptance of \(oldest.on).",
                about: context.stream, to: .ministry)
        ]
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let date = context.effectiveOn
        let covered = ledger.stable.contracts[context.subject()]?.covered(by: amount, on: date)
        guard let covered, let oldest = covered.first else {
            throw IllegalTransition("\(context.streamName) is paid beyond what is accepted")
        }
        let isLate = ledger.isLate(covered, on: date)
        try ledger.changeInitiativeContract(context) { contract in
            contract.payments.append(
                .init(
                    on: date, amount: amount, days: oldest.on.days(until: date), isLate: isLate))
        }
    }
}

extension InitiativeContractState {
    /// The acceptances that a payment goes to.
    func covered(by amount: Yen, on date: LegalDate) -> [Acceptance] {
        var rest = amount
        return unpaid(on: date).filter { acceptance in
            defer { rest = rest.subtracting(acceptance.amount) ?? .zero }
            return rest > .zero
        }
    }
}

extension LedgerState {
    /// Whether one of the acceptances should have been paid before `date`.
    fileprivate func isLate(
        _ acceptances: [InitiativeContractState.Acceptance], on date: LegalDate
    ) -> Bool {
        acceptances.contains { payBy($0).map { $0 < date } ?? false }
    }

    /// The plan, approved on `date` (C19).
    fileprivate func approvedStablePlan(_ plan: Reference<StablePlan>, on date: LegalDate)
        throws(Rejection) -> StablePlanState
    {
        guard let state = stable.plans[plan] else {
            throw Rejection(.planUnknown, "Act 7", .stream("plan", plan.stream))
        }
        guard state.isApproved(on: date) else {
            throw Rejection(
                .planNotApproved, "Act 7; C19", .stream("plan", plan.stream),
                .text("stage", state.stage.rawValue), .date("on", date))
        }
        return state
    }

    /// The contract that the act is about. The rule book has found its stream, which only the
    /// conclusion introduces.
    fileprivate func initiativeContract(_ context: ActContext) throws(Rejection)
        -> InitiativeContractState
    {
        guard let contract = stable.contracts[context.subject()] else {
            throw Rejection(.subjectUnknown, "Act 7", .text("subject", context.streamName))
        }
        return contract
    }

    fileprivate mutating func changeInitiativeContract(
        _ context: ActContext, _ change: (inout InitiativeContractState) -> Void
    ) throws(IllegalTransition) {
        guard let place = stable.contracts.index(forKey: context.subject()) else {
            throw IllegalTransition("\(context.streamName) is not concluded")
        }
        change(&stable.contracts[place: place])
    }
}
