import Accounting
import Containers
import EventSourcing

// What each act that moves money leaves in the state is taken back here, where nothing that was
// recorded since rests on it. The entry is taken back by the correction itself.

extension Act {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        throw .notCorrectable(Self.type.name, "later acts may rest on it")
    }
}

extension SubsidyReceived {
    /// What was spent of it since keeps the balances from falling. What the State has asked back
    /// was reckoned with it.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        guard !ledger.stateReturns.contains(where: { $0.value.budgetYear == budgetYear }) else {
            throw .notCorrectable(Self.type.name, "the State has asked some of it back")
        }
        guard let rest = ledger.subsidies[budgetYear]?.subtracting(amount) else {
            throw .notCorrectable(Self.type.name, "the budget's subsidies do not hold it")
        }
        ledger.subsidies[budgetYear] = rest
    }
}

extension YieldReceived {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) {}
}

extension InvestmentMade {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        guard let investment = ledger.investments[context.subject()], investment.held == cost,
            investment.redeemedOn == nil
        else { throw .notCorrectable(Self.type.name, "it was redeemed, in whole or in part") }
    }
}

extension OperatingCostPaid {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let year = FiscalYear(context.effectiveOn)
        guard let place = ledger.designatedCorporation(on: context.effectiveOn),
            let own = ledger.corporations[place: place].operatingCostPaid[year]?
                .subtracting(amount),
            let all = ledger.operatingCostPaid[year]?.subtracting(amount)
        else { throw .notCorrectable(Self.type.name, "the year's cost does not hold it") }
        ledger.corporations[place: place].operatingCostPaid[year] = own
        ledger.operatingCostPaid[year] = all
    }
}

extension TreasuryPaymentMade {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        guard ledger.treasuryPayments[context.subject()]?.paidOn != nil else {
            throw .notCorrectable(Self.type.name, "the order is not paid")
        }
        ledger.treasuryPayments[context.subject()]?.paidOn = nil
    }
}

extension GrantAdvancePaid {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        var isFound = false
        do {
            try ledger.changeGrant(context, at: .allocated, .reported) { grant in
                isFound = grant.takeBack(amount, on: context.effectiveOn)
            }
        } catch {
            throw .notCorrectable(Self.type.name, "the grant has moved to another stage")
        }
        guard isFound else {
            throw .notCorrectable(Self.type.name, "money has become returnable since")
        }
    }
}

extension GrantSettled {
    /// The settlement is the last payment of a settled grant, and its amount follows from the
    /// grant: only the bank or the day can have been wrong.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let day = context.effectiveOn
        var isFound = false
        do {
            try ledger.changeGrant(context, at: .settled) { grant in
                guard let last = grant.payments.last, last.on == day else { return }
                isFound = grant.takeBack(last.amount, on: day)
                if isFound { grant.stage = .fixed }
            }
        } catch {
            throw .notCorrectable(Self.type.name, "the grant has moved to another stage")
        }
        guard isFound else {
            throw .notCorrectable(Self.type.name, "money has become returnable since")
        }
    }
}

extension GrantReturned {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let grant: Reference<Grant> = context.subject()
        guard !ledger.treasuryPayments.contains(where: { $0.value.returnedOn == grant }) else {
            throw .notCorrectable(Self.type.name, "it was made payable to the Treasury")
        }
        let receipt = GrantState.Receipt(on: context.effectiveOn, amount: amount)
        var isFound = false
        do {
            try ledger.changeGrant(
                context, at: .allocated, .reported, .fixed, .settled, .cancelled
            ) { isFound = $0.takeBack(receipt) }
        } catch {
            throw .notCorrectable(Self.type.name, "the grant has moved to another stage")
        }
        guard isFound else {
            throw .notCorrectable(
                Self.type.name, "a later return, order, charge or waiver rests on it")
        }
        try ledger.requireWithinCeiling(planOf: grant)
    }
}

extension LedgerState {
    /// What comes back frees the plan's ceiling, and may have been allocated since (C10).
    fileprivate func requireWithinCeiling(planOf grant: Reference<Grant>) throws(Rejection) {
        guard let plan = grants[grant].flatMap({ plans[$0.plan] }),
            let last = plan.revisions.last, plan.allocated > last.ceiling
        else { return }
        throw .notCorrectable(
            GrantReturned.type.name, "what came back was allocated to other grants since")
    }
}

extension FacilityMaintenancePaid {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) {}
}

extension InitiativeContractPaid {
    /// Payments go to the oldest work that is unpaid, so each rests on those before.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        guard let place = ledger.stable.contracts.index(forKey: context.subject()),
            let last = ledger.stable.contracts[place: place].payments.last,
            last.on == context.effectiveOn, last.amount == amount
        else { throw .notCorrectable(Self.type.name, "a later payment rests on it") }
        ledger.stable.contracts[place: place].payments.removeLast()
    }
}
