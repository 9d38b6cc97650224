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
        guard costs?.isEmpty == false || !ledger.stable.costs.hasContract(applicant) else {
            throw Rejection(.costsNotNamed, "Act 7, 18; C18", .text("by", context.streamName))
        }
        try ledger.requireUncovered(costs ?? [], of: applicant)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.grants[context.subject()] = GrantState(
            plan: plan, applicant: applicant, applied: Yen.sum(items.lazy.map(\.amount)) ?? .zero,
            stageSince: context.effectiveOn)
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
        let ceiling = plan.lowestCeiling(from: date)
        let room = ceiling.subtracting(plan.allocated) ?? .zero
        guard amount <= room else {
            throw Rejection(
                .exceedsPlanCeiling, "Act 9(2)(iv); C10", .yen("asked", amount),
                .yen("room", room), .yen("ceiling", ceiling))
        }
        let uncommitted = ledger.uncommittedFund
        guard amount <= uncommitted else {
            throw Rejection(
                .exceedsUncommittedFund, "Basic Policy 3.3.2; C8", .yen("asked", amount),
                .yen("uncommitted", uncommitted))
        }
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
        let room = grant.ceiling.subtracting(grant.paid) ?? .zero
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

extension GrantPerformanceReported {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.grants.require(context, at: .allocated, .reported)
        _ = try items.total()
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let cost = Yen.sum(items.map(\.amount))
        try ledger.changeGrant(context, at: .allocated, .reported) { grant in
            grant.stage = .reported
            grant.eligibleCost = cost
            // A new report is new matter for the final inspection.
            grant.isFinallyInspected = false
            grant.lastCancellation = nil
        }
    }
}

extension GrantInspected {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(context, at: .allocated, .reported, .fixed, .settled)
        // After the fixing an inspection can still lead to a cancellation (C15), not to a fixing.
        if isFinal, grant.fixed != nil {
            throw ledger.grants.wrongStage(of: context, needed: [.reported])
        }
        guard !isFinal || grant.stage == .reported else {
            throw Rejection(
                .reportMissing, "Basic Policy 3.3.2; C11", .text("grant", context.streamName))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed, .settled) { grant in
            if isFinal { grant.isFinallyInspected = true }
        }
    }
}

extension GrantAmountFixed {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(context, at: .reported)
        try context.requireNone(of: grant.screeners, who: "screened")
        guard grant.isFinallyInspected else {
            throw Rejection(
                .inspectionMissing, "Basic Policy 3.3.2; C11", .text("grant", context.streamName))
        }
        let excess = excess(of: context, in: ledger)
        guard excess == .zero || returnDueOn != nil else {
            throw Rejection(
                .returnDateMissing, "Subsidy Act 18(2); C12", .yen("excess", excess))
        }
        if excess > .zero, let returnDueOn, returnDueOn < context.effectiveOn {
            throw Rejection(
                .dateOutOfOrder, "Subsidy Act 18(2)", .date("fixed", context.effectiveOn),
                .date("due", returnDueOn))
        }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self {
        Self(returnDueOn: returnDueOn, fixed: amount(of: context, in: ledger))
    }

    /// The smaller of allocation and eligible cost (C11).
    private func amount(of context: ActContext, in ledger: LedgerState) -> Yen {
        guard let grant = ledger.grants[context.subject()] else { return .zero }
        return min(grant.ceiling, grant.eligibleCost ?? .zero)
    }

    /// Advances beyond the fixed amount, which must be ordered back (C12); not what a cancellation
    /// has made returnable before, which comes back for that cause.
    private func excess(of context: ActContext, in ledger: LedgerState) -> Yen {
        ledger.grants[context.subject()]?.overpaid(beyond: amount(of: context, in: ledger))
            ?? .zero
    }

    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        let reference: Reference<Grant> = context.subject()
        let late = ledger.grants[reference].flatMap {
            ledger.overdueReturnProcedure(of: reference, $0, on: context.effectiveOn)
        }
        guard let returnDueOn, excess(of: context, in: ledger) > .zero else {
            return late.map { [$0] } ?? []
        }
        let order = GrantReturnOrdered(
            principal: excess(of: context, in: ledger), dueOn: returnDueOn, cause: .excess)
        return [order] + (late.map { [$0] } ?? [])
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let advances = ledger.balance(.advances, of: context.subject())
        var isWithin = true
        try ledger.changeGrant(context, at: .reported) { grant in
            isWithin = fixed <= grant.ceiling
            grant.stage = fixed > advances ? .fixed : .settled
            grant.fixed = fixed
            grant.ceiling = fixed
            grant.ceilingSetAt = context.position
            let excess = grant.overpaid(beyond: fixed)
            grant.makeReturnable(excess, .excess, on: context.effectiveOn)
        }
        guard isWithin else {
            throw IllegalTransition("\(context.streamName) is fixed above its allocation")
        }
    }
}

extension GrantSettled {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(context, at: .fixed)
        try grant.requireNotSuspended(context)
        try context.requireNone(of: grant.allocators, who: "allocated")
        try ledger.annualPlans(from: context.effectiveOn)
        // Without fault, cost that was spent and fixed is still owed (Basic Policy 3.2.3).
        let plan = try ledger.plan(grant.plan)
        if let rescission = plan.rescission, rescission.cause == .atFault {
            throw Rejection(
                .planNotApproved, "Act 11; Basic Policy 3.3.2; C13",
                .stream("plan", grant.plan.stream), .text("stage", plan.stage.rawValue),
                .date("rescinded", rescission.on))
        }
        try ledger.require(party: bank, kinds: .bank, .trustBank)
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self {
        // What is payable, told by the grant: a correction asks while the books show the mistake.
        let grant = ledger.grants[context.subject()]
        return Self(bank: bank, amount: grant.flatMap { $0.ceiling.subtracting($0.paid) } ?? .zero)
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
