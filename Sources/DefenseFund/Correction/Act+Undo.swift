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
