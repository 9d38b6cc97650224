import Accounting
import Containers
import EventSourcing

extension GrantCancelled {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(
            context, at: .allocated, .reported, .fixed, .settled, .closed)
        // What is kept without fault is told by the report that waits.
        if !cause.isAtFault { try grant.requireNoReportWaits(context) }
        guard amount <= grant.ceiling else {
            throw Rejection(
                .exceedsAllocation, "Subsidy Act 17; C15", .yen("asked", amount),
                .yen("allocated", grant.ceiling))
        }
        try checkCause(grant, in: ledger)
        if !cause.isAtFault { try checkProtection(of: grant, in: ledger) }
    }

    private func checkCause(_ grant: GrantState, in ledger: LedgerState) throws(Rejection) {
        let needed: RescissionCause
        switch cause {
        case .misuse, .breach, .changedCircumstances: return
        case .planRescindedAtFault: needed = .atFault
        case .planRescindedNoFault: needed = .noFault
        }
        let rescission = try ledger.plan(grant.plan).rescission
        guard rescission?.cause == needed else {
            throw Rejection(
                .causeNotGiven, "Basic Policy 3.3.2; C13", .stream("plan", grant.plan.stream),
                .text("needs rescission", needed.name),
                .text("is", rescission?.cause.name ?? "not rescinded"))
        }
    }

    /// Without fault, cost that was already spent stays with the operator (Basic Policy 3.2.3).
    /// Only a report tells how much that is; none is needed where nothing was paid and no bid lost.
    private func checkProtection(of grant: GrantState, in ledger: LedgerState) throws(Rejection) {
        let isLost = try ledger.plan(grant.plan).outcome.map { $0 != .transferRealised } ?? false
        guard grant.eligibleCost != nil || (grant.payments.isEmpty && !isLost) else {
            throw Rejection(
                .reportMissing, "Basic Policy 3.2.3; C14", .text("cause", cause.name),
                .yen("paid", grant.paid))
        }
        let spent = min(grant.fixed ?? grant.eligibleCost ?? .zero, grant.ceiling)
        let free = grant.ceiling.subtracting(spent) ?? .zero
        guard amount <= free else {
            throw Rejection(
                .spentCostProtected, "Basic Policy 3.2.3; C14", .yen("asked", amount),
                .yen("unspent", free))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let returnCause: ReturnCause = cause.isAtFault ? .cancelledAtFault : .cancelledNoFault
        let payable = ledger.balance(.grantsPayable, of: context.subject())
        var isWithin = true
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed, .settled, .closed) {
            grant in
            isWithin = grant.cancel(
                amount, returnCause, payable: payable, on: context.effectiveOn)
            grant.ceilingSetAt = context.position
        }
        guard isWithin else {
            throw IllegalTransition("\(context.streamName) is cancelled beyond its amount")
        }
        ledger.answerRescission(context)
    }
}

extension GrantReturnOrdered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(
            context, at: .allocated, .reported, .fixed, .settled, .cancelled)
        let returnable = grant.returnable[cause]
        if returnable == .zero, let outcome = try ledger.plan(grant.plan).outcome,
            outcome != .transferRealised
        {
            throw Rejection(
                .lostBidProtected, "Basic Policy 3.2.3; C14", .text("outcome", outcome.name))
        }
        guard principal <= returnable else {
            throw Rejection(
                .exceedsReturnable, "Subsidy Act 18(1)-(2); C12", .yen("asked", principal),
                .yen("returnable", returnable), .text("cause", cause.name))
        }
        guard dueOn >= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Subsidy Act 18", .date("ordered", context.effectiveOn),
                .date("due", dueOn))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        var isWithin = true
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed, .settled, .cancelled) {
            grant in
            guard let rest = grant.returnable[cause].subtracting(principal) else {
                return isWithin = false
            }
            grant.returnable[cause] = rest
            grant.returnOrders.append(
                .init(
                    principal: principal, orderedOn: context.effectiveOn, dueOn: dueOn,
                    cause: cause, paymentCount: grant.payments.count))
            grant.lastReceipt = nil
            grant.lastCancellation = nil
        }
        guard isWithin else {
            throw IllegalTransition("\(context.streamName): return above what is returnable")
        }
        if cause.isOfPaidMoney { ledger.answerRescission(context) }
    }
}

extension GrantChargeAssessed {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = ledger.grants[context.subject()]
        if let grant, grant.stage == .closed {
            throw ledger.grants.wrongStage(of: context, needed: [.settled, .cancelled])
        }
        if let first = grant.flatMap(GrantCharges.firstDay) {
            let days = first.days(until: context.effectiveOn) + 1
            guard days <= DayCount.maximum else {
                throw Rejection(.tooManyDays, "C16", .count("days", days))
            }
        }
        guard let computed = compute(context, in: ledger) else {
            throw Rejection(.amountOverflow, "C16", .text("grant", context.streamName))
        }
        guard computed.amount > .zero else {
            throw Rejection(
                .nothingToCharge, "Subsidy Act 19; C16", .text("grant", context.streamName),
                .text("kind", kind.name), .date("through", context.effectiveOn))
        }
        guard computed.lines.count <= [ChargeLine].maximumFieldCount else {
            throw Rejection(.tooManyLines, "C16", .count("lines", computed.lines.count))
        }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self {
        compute(context, in: ledger) ?? self
    }

    private func compute(_ context: ActContext, in ledger: LedgerState) -> Self? {
        guard let grant = ledger.grants[context.subject()] else { return nil }
        let lines = GrantCharges.lines(
            kind, of: grant, through: context.effectiveOn,
            at: ChargeTerms(of: kind, in: ledger.parameters))
        guard let lines, let total = Yen.sum(lines.map(\.amount)) else { return nil }
        let before = grant.standing(kind)
        return Self(
            kind: kind, lines: lines, assessedBefore: before,
            amount: total.subtracting(before) ?? .zero)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let place = ledger.grants.index(forKey: context.subject()),
            let sum = ledger.grants[place: place].assessed[kind].adding(amount)
        else {
            throw IllegalTransition("\(context.streamName): charge without a grant")
        }
        ledger.grants[place: place].assessed[kind] = sum
        ledger.grants[place: place].chargedThrough[kind] = context.effectiveOn
        ledger.grants[place: place].lastReceipt = nil
    }
}

extension GrantChargeWaived {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(
            context, at: .allocated, .reported, .fixed, .settled, .cancelled)
        let charged = grant.assessed[kind].subtracting(grant.waived[kind]) ?? .zero
        let owed = min(charged, ledger.balance(.chargesReceivable, of: context.subject()))
        guard amount <= owed else {
            throw Rejection(
                .moreThanOwed, "Subsidy Act 19(3); C16", .yen("waived", amount),
                .yen("owed", owed), .text("kind", kind.name))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        var isWithin = true
        let parameters = ledger.parameters
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed, .settled, .cancelled) {
            grant in
            let groundless = min(amount, grant.groundless(kind, under: parameters))
            guard let sum = grant.waived[kind].adding(amount), sum <= grant.assessed[kind],
                let withdrawn = grant.withdrawn[kind].adding(groundless)
            else {
                return isWithin = false
            }
            grant.waived[kind] = sum
            grant.withdrawn[kind] = withdrawn
            grant.lastReceipt = nil
        }
        guard isWithin else {
            throw IllegalTransition("\(context.streamName): more is waived than was charged")
        }
    }
}

extension GrantState {
    /// Paid money is to come back for this cause, once it is ordered.
    mutating func makeReturnable(_ amount: Yen, _ cause: ReturnCause, on date: LegalDate) {
        guard amount > .zero else { return }
        returnable[cause] = returnable[cause].adding(amount) ?? returnable[cause]
        returnableOn = date
    }
}

extension GrantReturned {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let place = try ledger.grants.place(
            context, at: [.allocated, .reported, .fixed, .settled, .cancelled])
        try ledger.require(party: bank, kinds: .bank, .trustBank)
        let owed = ledger.grants[place: place].outstandingReturns.adding(
            ledger.groundedCharges(of: context.subject()))
        guard let owed, amount <= owed else {
            throw Rejection(
                .moreThanOwed, "Subsidy Act 18", .yen("received", amount),
                .yen("owed", owed ?? .zero))
        }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self {
        let place = ledger.grants.index(forKey: context.subject())
        let owed = place.map { ledger.grants[place: $0].outstandingReturns } ?? .zero
        let principal = min(amount, owed)
        return Self(
            amount: amount, bank: bank, principal: principal,
            charges: amount.subtracting(principal) ?? .zero)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed, .settled, .cancelled) {
            grant in
            grant.receive(.init(on: context.effectiveOn, amount: amount, principal: principal))
        }
    }
}
