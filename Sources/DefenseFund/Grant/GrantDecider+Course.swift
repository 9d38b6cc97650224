import Accounting
import Containers
import EventSourcing

extension GrantWithdrawn {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.requireUnpaid(context)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.endUnpaid(context, as: .withdrawn)
    }
}

extension GrantChangeApproved {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let date = context.effectiveOn
        let grant = try ledger.grants.require(context, at: .allocated, .reported)
        // To change the amount is to allocate anew.
        try context.requireNone(of: grant.screeners, who: "screened")
        try ledger.annualPlans(from: date)
        let plan = try ledger.approvedPlan(grant.plan, on: date)
        let total = try items.total()
        guard amount <= total else {
            throw Rejection(
                .exceedsApplication, "Subsidy Act 6, 7(1)", .yen("asked", amount),
                .yen("cost after the change", total))
        }
        if let costs { try ledger.requireUncovered(costs, of: grant.applicant, by: context.stream) }
        // What is to come back is ordered first: it would otherwise be mistaken for an advance on
        // the new amount.
        try grant.requireNothingPending()
        guard amount >= grant.kept else {
            throw Rejection(
                .belowAdvances, "C11", .yen("asked", amount), .yen("advanced", grant.kept))
        }
        guard let more = amount.subtracting(grant.ceiling), more > .zero else { return }
        try plan.requireRoom(for: amount, claimed: grant.claim, on: date)
        try ledger.requireUncommitted(more, "Basic Policy 3.3.2; C8")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let total = Yen.sum(items.map(\.amount)) else {
            throw IllegalTransition("\(context.streamName) is changed to a cost that overflows")
        }
        try ledger.changeGrant(context, at: .allocated, .reported) { grant in
            grant.items = items
            grant.applied = total
            grant.ceiling = amount
            grant.allocators += context.persons
            grant.ceilingSetAt = context.position
        }
        if let costs, let grant = ledger.grants[context.subject()] {
            ledger.stable.costs.claim(costs, of: grant.applicant, byGrant: context.stream)
        }
    }
}

extension GrantSuspended {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.grants.require(context, at: .allocated, .reported, .fixed)
            .requireNotSuspended(context)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed) { grant in
            grant.suspendedOn = context.effectiveOn
            grant.lastCancellation = nil
        }
    }
}

extension GrantResumed {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(
            context, at: .allocated, .reported, .fixed, .settled)
        guard grant.suspendedOn != nil else {
            throw Rejection(
                .grantNotSuspended, "Subsidy Act 13", .text("grant", context.streamName))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed, .settled) { grant in
            grant.suspendedOn = nil
            grant.lastCancellation = nil
        }
    }
}

extension GrantClosed {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(context, at: .settled, .cancelled)
        try grant.requireNothingPending()
        try grant.requireNoReportWaits(context)
        let share = grant.returnable[.assetDisposal]
        guard share == .zero else {
            throw Rejection(.returnNotOrdered, "Subsidy Act 22", .yen("returnable", share))
        }
        if let procedure = ledger.returnProcedure(of: grant) {
            throw Rejection(
                .returnNotOrdered, "Basic Policy 3.3.2; C13", .date("rescinded", procedure.since),
                .yen("not decided on", procedure.undecided))
        }
        for code in [AccountCode.advances, .returnsReceivable, .chargesReceivable, .grantsPayable] {
            let balance = ledger.balance(code, of: context.subject())
            guard balance == .zero else {
                throw Rejection(
                    .balanceOpen, "Basic Policy 3.3.2; C12", .text("account", code),
                    .yen("balance", balance))
            }
        }
        for kind in ChargeKind.allCases {
            let accrued = grant.unassessed(
                kind, through: context.effectiveOn, under: ledger.parameters)
            guard accrued == .zero else {
                throw Rejection(
                    .chargeNotAssessed, "Subsidy Act 19; C16", .text("kind", kind.name),
                    .yen("accrued", accrued ?? .zero))
            }
        }
        // The restriction ends when all that was paid has come back (Subsidy Act 22).
        if grant.ceiling > .zero,
            let asset = grant.assets.first(where: { $0.isRestricted(on: context.effectiveOn) })
        {
            throw Rejection(
                .assetRestricted, "Subsidy Act 22", .text("asset", asset.name),
                .date("until", asset.restrictedUntil))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .settled, .cancelled) { grant in
            grant.stage = .closed
        }
    }
}

extension GrantState {
    /// A suspended grant is not paid.
    func requireNotSuspended(_ context: ActContext) throws(Rejection) {
        guard let suspendedOn else { return }
        throw Rejection(
            .grantSuspended, "Subsidy Act 13", .text("grant", context.streamName),
            .date("since", suspendedOn))
    }

    /// The amount is fixed by the report that came in last.
    func requireNoReportWaits(_ context: ActContext) throws(Rejection) {
        guard let reportedAnewOn else { return }
        throw Rejection(
            .reportNotFixed, "C11", .text("grant", context.streamName),
            .date("reported", reportedAnewOn))
    }

    /// Whatever has become returnable has been ordered back.
    func requireNothingPending() throws(Rejection) {
        guard pendingReturns == .zero else {
            throw Rejection(
                .returnNotOrdered, "Subsidy Act 18; C12", .yen("returnable", pendingReturns))
        }
    }
}

extension LedgerState {
    /// An application or a decision on which nothing was paid and nothing reported: cost that was
    /// spent is not lost by an act of one person (Basic Policy 3.2.3).
    func requireUnpaid(_ context: ActContext) throws(Rejection) {
        let grant = try grants.require(
            context, at: .applied, .screened, .screenedUnfavourably, .allocated)
        guard grant.payments.isEmpty else {
            throw Rejection(
                .paidAlready, "Basic Policy 3.3.2", .text("grant", context.streamName),
                .yen("paid", grant.paid))
        }
    }

    /// Nothing comes of the grant, and it takes up nothing of its plan any more.
    mutating func endUnpaid(_ context: ActContext, as stage: GrantState.Stage)
        throws(IllegalTransition)
    {
        try changeGrant(
            context, at: .applied, .screened, .screenedUnfavourably, .allocated
        ) { grant in
            grant.stage = stage
            grant.ceiling = .zero
        }
    }
}
