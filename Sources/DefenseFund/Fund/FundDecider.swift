import Accounting
import Containers
import EventSourcing

extension SubsidyReceived {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let year = FiscalYear(context.effectiveOn)
        guard budgetYear <= year else {
            throw Rejection(
                .budgetYearAhead, "Act 18(2)", .text("budget", budgetYear),
                .text("received in", year))
        }
        try ledger.operatingCorporation(on: context.effectiveOn)
        try ledger.require(party: bank, kinds: .bank, .trustBank)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let total = (ledger.subsidies[budgetYear] ?? .zero).adding(amount) else {
            throw IllegalTransition("subsidies of \(budgetYear) overflow")
        }
        ledger.subsidies[budgetYear] = total
    }
}

extension YieldReceived {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        if let investment = ledger.investments[context.subject()], investment.held == .zero,
            let last = investment.redeemedOn, last < context.effectiveOn
        {
            throw Rejection(
                .nothingHeld, "Act 18(3)", .text("investment", context.streamName),
                .date("redeemed", last))
        }
        try ledger.requireFund(on: context.effectiveOn)
        try ledger.require(party: bank, kinds: .bank, .trustBank)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {}
}

extension InvestmentMade {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.operatingCorporation(on: context.effectiveOn)
        try ledger.require(party: bank, kinds: .bank, .trustBank)
        try checkClass(on: context.effectiveOn, in: ledger)
        try checkInstitution(on: context.effectiveOn, in: ledger)
        guard maturesOn > context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Act 18(4)", .date("made", context.effectiveOn),
                .date("matures", maturesOn))
        }
    }

    /// A government bond or a security on the Minister's list, a deposit, or a money trust whose
    /// contract makes the principal good; nothing else (C7).
    private func checkClass(on date: LegalDate, in ledger: LedgerState) throws(Rejection) {
        switch instrument {
        case .deposit, .governmentBond:
            return
        case .listedSecurity
        where ledger.parameters.words("eligibleSecurities", on: date).contains(instrument.name):
            return
        case .moneyTrust where principalGuaranteed:
            return
        case .moneyTrust:
            throw Rejection(
                .principalNotGuaranteed, "Act 18(4)(iii); C7", .text("instrument", instrument.name))
        case .listedSecurity, .corporateBond, .equity, .otherInstrument:
            let listed = ledger.parameters.words("eligibleSecurities", on: date)
            throw Rejection(
                .investmentNotPermitted, "Act 18(4); C7", .text("instrument", instrument.name),
                .text(
                    "permitted",
                    "governmentBond, deposit, moneyTrust, and of the list: "
                        + listed.joined(separator: ", ")))
        }
    }

    private func checkInstitution(on date: LegalDate, in ledger: LedgerState) throws(Rejection) {
        switch instrument {
        case .deposit: try ledger.require(party: institution, kinds: .bank, .trustBank)
        case .moneyTrust: try ledger.require(party: institution, kinds: .trustBank)
        case .governmentBond, .listedSecurity, .corporateBond, .equity, .otherInstrument:
            try ledger.require(party: institution, kinds: .bank, .trustBank, .securitiesAccount)
        }
        let listed = ledger.parameters.words("eligibleInstitutions", on: date)
        let name = ledger.name(of: institution.stream)?.identifierText ?? ""
        guard listed == ["any"] || listed.contains(String(name)) else {
            throw Rejection(
                .institutionNotEligible, "Act 18(4)(ii); C7",
                .stream("institution", institution.stream),
                .text("eligible", listed.joined(separator: ", ")))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.investments[context.subject()] = InvestmentState(
            instrument: instrument, institution: institution, maturesOn: maturesOn, held: cost)
    }
}

extension InvestmentRedeemed {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.requireFund(on: context.effectiveOn)
        try ledger.require(party: bank, kinds: .bank, .trustBank)
        let held = ledger.investments[context.subject()]?.held ?? .zero
        guard cost <= held else {
            throw Rejection(
                .moreThanHeld, "Act 18(4)", .yen("redeemed", cost), .yen("held", held))
        }
    }

    /// A redemption below cost happens, and somebody must say why (Act 18(4)).
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        guard proceeds < cost else { return [] }
        return [
            FindingRaised(
                byLedger: .irregularity, "Redeemed for \(proceeds) yen what cost \(cost).",
                about: context.stream, to: .corporation)
        ]
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let investment: Reference<Investment> = context.subject()
        guard let held = ledger.investments[investment]?.held.subtracting(cost) else {
            throw IllegalTransition("\(investment) is redeemed beyond what is held")
        }
        ledger.investments[investment]?.held = held
        ledger.investments[investment]?.redeemedOn = context.effectiveOn
        guard let loss = cost.subtracting(proceeds), loss > .zero else { return }
        let before = ledger.investments[investment]?.loss ?? .zero
        ledger.investments[investment]?.loss = before.adding(loss) ?? before
        ledger.investments[investment]?.lossOn = context.effectiveOn
    }
}

extension OperatingCostPaid {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: bank, kinds: .bank, .trustBank)
        let plans = try plans(context, in: ledger)
        // A cost recorded late counts against every budget from its day on.
        let budget = plans.map { $0.amount(for: .operatingCost) ?? .zero }.min() ?? .zero
        let (date, year) = (context.bookedOn, FiscalYear(context.bookedOn))
        let place = try ledger.operatingCorporation(on: date)
        try check(
            ledger.corporations[place: place].operatingCostPaid[year] ?? 0, within: budget,
            of: year)
        let ceiling = ledger.parameters.amount("operatingCostCeiling", on: date)
        try check(ledger.fund.years[year]?.operatingCost ?? 0, within: ceiling, of: year)
        try ledger.requireUncommitted(amount, "Basic Policy 3.3.2; C8")
    }

    /// Of the year whose books carry it; of the year in which it was paid there must be one, too.
    private func plans(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> ArraySlice<AnnualPlan>
    {
        let plans = try ledger.annualPlans(from: context.effectiveOn)
        guard FiscalYear(context.bookedOn) != FiscalYear(context.effectiveOn) else { return plans }
        return try ledger.annualPlans(from: context.bookedOn)
    }

    /// The budget is one Corporation's, the ceiling the fund's, whoever holds it.
    private func check(_ spent: Int128, within limit: Yen, of year: FiscalYear)
        throws(Rejection)
    {
        guard spent + Int128(amount.rawValue) <= limit.rawValue else {
            throw Rejection(
                .budgetExceeded, "Act 19(1); C3", .yen("asked", amount), .text("spent", spent),
                .yen("ceiling", limit), .text("year", year))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard count(Int128(amount.rawValue), in: &ledger, context) else {
            throw IllegalTransition("operating cost on \(context.bookedOn) is nobody's")
        }
    }

    /// Counts a change of the cost in the year whose books carry it.
    ///
    /// - Returns: whether a Corporation is designated on that day.
    func count(_ change: Int128, in ledger: inout LedgerState, _ context: ActContext) -> Bool {
        let year = FiscalYear(context.bookedOn)
        guard let place = ledger.designatedCorporation(on: context.bookedOn) else { return false }
        let before = ledger.corporations[place: place].operatingCostPaid[year] ?? 0
        ledger.corporations[place: place].operatingCostPaid[year] = before + change
        return true
    }
}

extension TreasuryPaymentOrdered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try context.requireFinanceConsulted(
            on: financeConsultedOn, "Cabinet Order 290/2023 Art 1(2); C17")
        guard dueOn >= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Cabinet Order 290/2023 Art 1; C17",
                .date("ordered", context.effectiveOn), .date("due", dueOn))
        }
        try ledger.requireUncommitted(amount, "Act 18(6); C8")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.treasuryPayments[context.subject()] = TreasuryPaymentState(
            amount: amount, orderedOn: context.effectiveOn, dueOn: dueOn)
    }
}

extension TreasuryPaymentMade {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: bank, kinds: .bank, .trustBank)
        guard let order = ledger.treasuryPayments[context.subject()], order.paidOn == nil else {
            throw Rejection(.paidAlready, "Act 18(6)", .text("order", context.streamName))
        }
        guard amount == order.amount else {
            throw Rejection(
                .differsFromOrder, "Cabinet Order 290/2023 Art 1; C17", .yen("paid", amount),
                .yen("ordered", order.amount))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.treasuryPayments[context.subject()]?.paidOn = context.effectiveOn
    }
}
