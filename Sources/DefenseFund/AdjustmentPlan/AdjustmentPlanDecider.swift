import Accounting
import Containers
import EventSourcing

extension AdjustmentPlanRequested {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: foreignGovernment, kinds: .foreignGovernment)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.plans[context.subject()] = AdjustmentPlanState(
            stageSince: context.effectiveOn)
    }
}

extension AdjustmentPlanSubmitted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.plans.require(context, at: .requested)
        guard !applicants.isEmpty else {
            throw Rejection(.applicantMissing, "Act 9(1)", .text("plan", context.streamName))
        }
        guard Set(applicants).count == applicants.count else {
            throw Rejection(
                .applicantNamedTwice, "Act 9(1)", .count("applicants", applicants.count))
        }
        for applicant in applicants { try ledger.require(party: applicant, kinds: .manufacturer) }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.plans.move(context, from: .requested, to: .submitted) { plan in
            plan.applicants = applicants
            plan.submittedFunds = fundsNeeded
        }
    }
}

extension AdjustmentPlanApproved {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.plans.require(context, at: .submitted).requireFunds(for: ceiling)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.plans.move(context, from: .submitted, to: .approved) { plan in
            plan.addRevision(ceiling, context)
        }
    }
}

extension AdjustmentPlanDeclined {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.plans.require(context, at: .submitted)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.plans.move(context, from: .submitted, to: .declined)
    }
}

extension AdjustmentPlanChangeSubmitted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.plans.require(context, at: .approved)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.plans.move(context, from: .approved, to: .changeSubmitted) { plan in
            plan.submittedFunds = fundsNeeded
        }
    }
}

extension AdjustmentPlanChangeApproved {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let plan = try ledger.plans.require(context, at: .changeSubmitted)
        guard ceiling >= plan.allocated else {
            throw Rejection(
                .ceilingBelowAllocated, "Act 9(2)(iv), 10; C10", .yen("ceiling", ceiling),
                .yen("allocated", plan.allocated))
        }
        try plan.requireFunds(for: ceiling)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.plans.move(context, from: .changeSubmitted, to: .approved) { plan in
            plan.addRevision(ceiling, context)
        }
    }
}

extension AdjustmentPlanChangeDeclined {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.plans.require(context, at: .changeSubmitted)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.plans.move(context, from: .changeSubmitted, to: .approved)
    }
}

extension AdjustmentPlanApprovalRescinded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // An approval that was got by deceit is rescinded also after the plan was completed.
        try ledger.plans.require(context, at: .approved, .changeSubmitted, .completed)
    }

    /// A rescission that is recorded late leaves payments that had no ground any more when they
    /// were made (C9): each grant of them is a finding.
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        let date = context.effectiveOn
        return ledger.grants.compactMap { reference, grant in
            guard grant.plan == context.subject() else { return nil }
            let late = grant.payments.filter { $0.on >= date }
            guard !late.isEmpty, let sum = Yen.sum(late.map(\.amount)) else { return nil }
            return FindingRaised(
                byLedger: .irregularity,
                "\(sum) yen were paid though the approval of the plan was rescinded on \(date).",
                about: reference.stream, to: .corporation)
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.plans.move(
            context, from: .approved, .changeSubmitted, .completed, to: .rescinded
        ) { plan in
            plan.rescission = .init(cause: cause, on: context.effectiveOn)
        }
    }
}

extension AdjustmentPlanOutcomeRecorded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let plan = try ledger.plans.require(
            context, at: .approved, .changeSubmitted, .rescinded, .completed)
        if let outcome = plan.outcome {
            throw Rejection(
                .outcomeRecordedAlready, "Basic Policy 3.2.3", .text("outcome", outcome.name))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.plans[context.subject()]?.outcome = outcome
    }
}

extension AdjustmentPlanCompleted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.plans.require(context, at: .approved)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.plans.move(context, from: .approved, to: .completed)
    }
}

extension AdjustmentPlanState {
    /// The Minister approves the funds needed, and no more (Act 9(2)(iv)).
    func requireFunds(for ceiling: Yen) throws(Rejection) {
        let needed = submittedFunds ?? .zero
        guard ceiling <= needed else {
            throw Rejection(
                .exceedsFundsNeeded, "Act 9(2)(iv), 9(3)", .yen("ceiling", ceiling),
                .yen("funds needed", needed))
        }
    }

    mutating func addRevision(_ ceiling: Yen, _ context: ActContext) {
        submittedFunds = nil
        revisions.append(
            Revision(
                number: revisions.count + 1, ceiling: ceiling, approvedOn: context.effectiveOn))
    }
}
