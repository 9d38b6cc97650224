import Accounting
import Containers
import EventSourcing

// Report, final inspection and fixing of the amount (額の確定). A report that was wrong is
// followed by another, also after the fixing: the amount is then fixed anew (decision 0060).

extension GrantPerformanceReported {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.grants.require(context, at: .allocated, .reported, .fixed, .settled)
        _ = try items.total()
    }

    /// Money moved between items without a change is no ground to refuse the report (Subsidy Act
    /// 7(1)): how much of it is minor, the grant's rules say and the ledger does not know.
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        let approved = ledger.grants[context.subject()]?.items ?? []
        let moved = items.compactMap { reported -> String? in
            let most = approved.first { $0.item == reported.item }?.amount ?? .zero
            guard reported.amount > most else { return nil }
            return "\(reported.item.name) \(reported.amount) of \(most)"
        }
        guard !moved.isEmpty else { return [] }
        return [
            FindingRaised(
                byLedger: .observation,
                "Reported beyond the approved cost of an item (Subsidy Act 7(1)): "
                    + moved.joined(separator: ", ") + " yen.",
                about: context.stream, to: .corporation)
        ]
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let cost = Yen.sum(items.map(\.amount))
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed, .settled) { grant in
            if grant.fixed == nil {
                grant.stage = .reported
            } else {
                grant.reportedAnewOn = context.effectiveOn
            }
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
        // After the fixing an inspection can still lead to a cancellation (C15), and to a new
        // fixing only after a new report.
        if isFinal, grant.fixed != nil, grant.reportedAnewOn == nil {
            throw ledger.grants.wrongStage(of: context, needed: [.reported])
        }
        guard !isFinal || grant.eligibleCost != nil else {
            throw Rejection(
                .reportMissing, "Basic Policy 3.3.2; C11", .text("grant", context.streamName))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed, .settled) { grant in
            guard isFinal else { return }
            grant.isFinallyInspected = true
            // It decides what is fixed, so it is kept apart from the fixing as the screening is.
            grant.screeners += context.persons
        }
    }
}

extension GrantAmountFixed {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(context, at: .reported, .fixed, .settled)
        guard grant.fixed == nil || grant.reportedAnewOn != nil else {
            throw ledger.grants.wrongStage(of: context, needed: [.reported])
        }
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
        if grant.fixed != nil, grant.ceiling < amount(of: context, in: ledger) {
            try ledger.annualPlans(from: context.effectiveOn)
        }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self {
        Self(returnDueOn: returnDueOn, fixed: amount(of: context, in: ledger))
    }

    /// The smaller of allocation and eligible cost (C11).
    private func amount(of context: ActContext, in ledger: LedgerState) -> Yen {
        guard let grant = ledger.grants[context.subject()] else { return .zero }
        return min(most(for: grant, context, in: ledger), grant.eligibleCost ?? .zero)
    }

    /// What can be fixed at most: first the allocation; anew what was allocated then, as far as the
    /// plan and the fund have room for more (C8, C10). After a rescission at fault nothing is
    /// added; without fault, cost that was spent is owed all the same (Basic Policy 3.2.3).
    private func most(for grant: GrantState, _ context: ActContext, in ledger: LedgerState) -> Yen {
        guard grant.fixed != nil, let plan = try? ledger.planNotAtFault(of: grant) else {
            return grant.ceiling
        }
        let inPlan = plan.room(beside: grant.claim, on: context.effectiveOn)
        let inFund = grant.ceiling.adding(ledger.uncommittedFund) ?? inPlan
        return max(grant.ceiling, min(grant.allocation, inPlan, inFund))
    }

    /// Payments beyond the fixed amount that must be ordered back (C12) and are not; nor what a
    /// cancellation has made returnable before, which comes back for that cause.
    private func excess(of context: ActContext, in ledger: LedgerState) -> Yen {
        ledger.grants[context.subject()]?
            .excessToOrder(beyond: amount(of: context, in: ledger)) ?? .zero
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
        var isWithin = true
        try ledger.changeGrant(context, at: .reported, .fixed, .settled) { grant in
            if grant.fixed == nil {
                grant.allocation = grant.ceiling
            } else if fixed > grant.ceiling {
                // To add to it is to allocate anew.
                grant.allocators += context.persons
            }
            isWithin = fixed <= grant.allocation
            let excess = grant.excessToOrder(beyond: fixed)
            grant.stage = fixed > grant.held ? .fixed : .settled
            grant.lowerExcess(by: grant.excessToLower(beyond: fixed))
            grant.fixed = fixed
            grant.reportedAnewOn = nil
            grant.ceiling = fixed
            grant.ceilingSetAt = context.position
            grant.returnable[.excess] = .zero
            grant.makeReturnable(excess, .excess, on: context.effectiveOn)
        }
        guard isWithin else {
            throw IllegalTransition("\(context.streamName) is fixed above its allocation")
        }
    }
}
