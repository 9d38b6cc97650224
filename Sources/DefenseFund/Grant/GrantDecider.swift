import Accounting
import Containers
import EventSourcing

extension GrantApplied {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let plan = try ledger.approvedPlan(plan, on: context.effectiveOn)
        guard plan.applicants.contains(applicant) else {
            throw Rejection(
                .applicantNotOfPlan, "Act 18(1)(i); C9", .stream("applicant", applicant.stream),
                .stream("plan", self.plan.stream))
        }
        _ = try items.total()
        guard
            ledger.designatedCorporation(on: context.effectiveOn).map({ place in
                ledger.corporations[place: place].party != applicant
            }) ?? true
        else {
            throw Rejection(
                .applicantIsCorporation, "Act 15(3), 18(1)(i)",
                .stream("applicant", applicant.stream))
        }
        guard costs?.isEmpty == false || !ledger.stable.costs.hasContract(applicant) else {
            throw Rejection(.costsNotNamed, "Act 7, 18; C18", .text("by", context.streamName))
        }
        try ledger.requireUncovered(costs ?? [], of: applicant)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.grants[context.subject()] = GrantState(
            plan: plan, applicant: applicant, items: items,
            applied: Yen.sum(items.lazy.map(\.amount)) ?? .zero, stageSince: context.effectiveOn)
        ledger.stable.costs.claim(costs ?? [], of: applicant, byGrant: context.stream)
    }
}

extension GrantScreened {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.grants.require(context, at: .applied, .screenedUnfavourably)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .applied, .screenedUnfavourably) { grant in
            grant.stage = favourable ? .screened : .screenedUnfavourably
            grant.screeners += context.persons
        }
    }
}

extension GrantAllocated {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let date = context.effectiveOn
        let grant = try ledger.grants.require(context, at: .screened)
        try context.requireNone(of: grant.screeners, who: "screened")
        try ledger.annualPlans(from: date)
        let plan = try ledger.approvedPlan(grant.plan, on: date)
        guard amount <= grant.applied else {
            throw Rejection(
                .exceedsApplication, "Subsidy Act 6", .yen("asked", amount),
                .yen("applied for", grant.applied))
        }
        try plan.requireRoom(for: amount, claimed: grant.claim, on: date)
        try ledger.requireUncommitted(amount, "Basic Policy 3.3.2; C8")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .screened) { grant in
            grant.stage = .allocated
            grant.ceiling = amount
            grant.ceilingSetAt = context.position
            grant.allocators += context.persons
        }
    }
}

extension GrantDeclined {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.requireUnpaid(context)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.endUnpaid(context, as: .declined)
    }
}

extension GrantAdvancePaid {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(context, at: .allocated, .reported)
        try grant.requireNotSuspended(context)
        try context.requireNone(of: grant.allocators, who: "allocated")
        try ledger.annualPlans(from: context.effectiveOn)
        _ = try ledger.approvedPlan(grant.plan, on: context.effectiveOn)
        try ledger.require(party: bank, kinds: .bank, .trustBank)
        let room = grant.ceiling.subtracting(grant.out) ?? .zero
        guard amount <= room else {
            throw Rejection(
                .exceedsAllocation, "C11", .yen("asked", amount), .yen("room", room),
                .yen("allocated", grant.ceiling))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let date = context.effectiveOn
        try ledger.changeGrant(context, at: .allocated, .reported) { grant in
            grant.pay(amount, on: date)
        }
    }
}

extension GrantSettled {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(context, at: .fixed)
        try grant.requireNotSuspended(context)
        try grant.requireNoReportWaits(context)
        try grant.requireNothingPending()
        try context.requireNone(of: grant.allocators, who: "allocated")
        try ledger.annualPlans(from: context.effectiveOn)
        // Without fault, cost that was spent and fixed is still owed (Basic Policy 3.2.3).
        _ = try ledger.planNotAtFault(of: grant)
        try ledger.require(party: bank, kinds: .bank, .trustBank)
        // What was ordered back and has not come in is the plan's still (C10).
        let open = grant.out.subtracting(grant.kept) ?? .zero
        guard open == .zero else {
            throw Rejection(
                .balanceOpen, "Subsidy Act 18, 20; C10",
                .text("account", AccountCode.returnsReceivable), .yen("balance", open))
        }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self {
        // What is payable, told by the grant: a correction asks while the books show the mistake.
        let grant = ledger.grants[context.subject()]
        return Self(bank: bank, amount: grant.flatMap { $0.ceiling.subtracting($0.kept) } ?? .zero)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .fixed) { grant in
            grant.stage = .settled
            grant.pay(amount, on: context.effectiveOn)
        }
    }
}

extension LedgerState {
    /// Changes the grant, and with it what the grants of its plan take up of the ceiling (C10).
    mutating func changeGrant(
        _ context: ActContext, at stages: GrantState.Stage...,
        change: (inout GrantState) -> Void
    ) throws(IllegalTransition) {
        try changeGrant(context, at: stages, change: change)
    }

    mutating func changeGrant(
        _ context: ActContext, at stages: [GrantState.Stage],
        change: (inout GrantState) -> Void
    ) throws(IllegalTransition) {
        let reference: Reference<Grant> = context.subject()
        guard let place = grants.index(forKey: reference),
            stages.contains(grants[place: place].stage)
        else { throw IllegalTransition("\(context.streamName) at another stage") }
        let (before, stage) = (grants[place: place].claim, grants[place: place].stage)
        change(&grants[place: place])
        if grants[place: place].stage != stage {
            grants[place: place].enter(grants[place: place].stage, on: context.effectiveOn)
        }
        let after = grants[place: place].claim
        guard after != before else { return }
        let plan = grants[place: place].plan
        guard let place = plans.index(forKey: plan),
            let sum = plans[place: place].allocated.subtracting(before)?.adding(after)
        else { throw IllegalTransition("allocations of \(plan)") }
        plans[place: place].allocated = sum
    }
}

extension [CostItem] {
    /// The sum; refuses a list without items, with one item twice, or beyond 2^63-1 yen.
    func total() throws(Rejection) -> Yen {
        let isRepeated = indices.contains { index in
            self[..<index].contains { $0.item == self[index].item }
        }
        guard !isEmpty, !isRepeated else {
            throw Rejection(.costItemsInvalid, "Subsidy Act 5", .count("items", count))
        }
        guard let sum = Yen.sum(lazy.map(\.amount)) else {
            throw Rejection(.amountOverflow, "House rule 1", .count("items", count))
        }
        return sum
    }
}
