import Accounting
import Containers
import EventSourcing

extension CorporationDesignated {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: party)
        guard criteriaMet else {
            throw Rejection(.criteriaNotMet, "Act 15(1)", .stream("party", party.stream))
        }
        // A designation has no end in sight, so it clashes with any that is not rescinded by then.
        for (corporation, state) in ledger.corporations
        where state.rescission.map({ context.effectiveOn < $0.on }) ?? true {
            throw Rejection(
                .corporationDesignatedAlready, "Act 15(1); C1",
                .stream("corporation", corporation.stream), .date("since", state.designatedOn))
        }
        try checkDisqualification(context, in: ledger)
    }

    /// Who lost the designation is not designated again for some years.
    private func checkDisqualification(_ context: ActContext, in ledger: LedgerState)
        throws(Rejection)
    {
        let years = ledger.parameters.number("disqualificationYears", on: context.effectiveOn)
        for (corporation, state) in ledger.corporations where state.party == party {
            guard let rescission = state.rescission,
                let end = rescission.on.adding(years: years), context.effectiveOn < end
            else { continue }
            throw Rejection(
                .designationRescindedLately, "Act 15(2)(ii)", .stream("party", party.stream),
                .stream("as", corporation.stream), .date("rescinded", rescission.on),
                .date("not before", end))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.corporations[context.subject()] = CorporationState(
            party: party, form: form, designatedOn: context.effectiveOn)
    }
}

extension CorporationDesignationRescinded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.designated(context.subject(), on: context.effectiveOn)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.corporations[context.subject()]?.rescission = .init(
            on: context.effectiveOn, reason: reason)
    }
}

extension BusinessRulesApproved {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let corporation = try ledger.designated(context.subject(), on: context.effectiveOn)
        try context.requireFinanceConsulted(on: financeConsultedOn, "Act 17(4); C2")
        // Each change takes a consultation of its own.
        if let earlier = corporation.rules.last, financeConsultedOn <= earlier.financeConsultedOn {
            throw Rejection(
                .financeNotConsulted, "Act 17(4); C2", .date("consulted", financeConsultedOn),
                .date("consulted on the rules in force", earlier.financeConsultedOn))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.corporations[context.subject()]?.rules.append(
            .init(
                approvedOn: context.effectiveOn, financeConsultedOn: financeConsultedOn,
                summary: summary))
    }
}

extension AnnualPlanApproved {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let corporation = try ledger.designated(context.subject(), on: context.effectiveOn)
        // The years have nothing to do with one another; within one, a change follows the plan.
        if let last = corporation.plans[fiscalYear]?.last, context.effectiveOn < last.approvedOn {
            throw Rejection(
                .dateOutOfOrder, "Act 19(1)", .date("last approval", last.approvedOn),
                .date("this", context.effectiveOn))
        }
        guard !budget.isEmpty else {
            throw Rejection(.budgetInvalid, "Act 19(1)", .text("budget", "has no line"))
        }
        guard Set(budget.map(\.line)).count == budget.count else {
            throw Rejection(.budgetInvalid, "Act 19(1)", .text("budget", "names a line twice"))
        }
        let plan = AnnualPlan(budget: budget, approvedOn: context.effectiveOn)
        let cost = plan.amount(for: .operatingCost) ?? .zero
        let spent = corporation.operatingCostPaid[fiscalYear] ?? 0
        guard spent <= cost.rawValue else {
            throw Rejection(
                .budgetExceeded, "Act 19(1); C3", .yen("budget", cost), .text("spent", spent),
                .text("year", fiscalYear))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        let plan = AnnualPlan(budget: budget, approvedOn: context.effectiveOn)
        let before = ledger.corporations[context.subject()]?.plans[fiscalYear] ?? []
        ledger.corporations[context.subject()]?.plans[fiscalYear] = before + [plan]
    }
}

extension SupervisionOrdered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.designated(context.subject(), on: context.effectiveOn)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.corporations[context.subject()]?.orders.append(
            .init(orderedOn: context.effectiveOn, content: content, reason: reason))
    }
}
