import Accounting
import Containers
import EventSourcing

// How the acts of the fund and of the Corporation's other books are taken back.

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

extension InvestmentRedeemed {
    /// Several redemptions add up, but the last one tells since when nothing is held.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let investment: Reference<Investment> = context.subject()
        guard var state = ledger.investments[investment],
            state.redeemedOn == context.effectiveOn,
            let held = state.held.adding(cost),
            let loss = state.loss.subtracting(cost.subtracting(proceeds) ?? .zero)
        else { throw .notCorrectable(Self.type.name, "a later redemption rests on it") }
        state.held = held
        state.loss = loss
        if loss == .zero { state.lossOn = nil }
        ledger.investments[investment] = state
    }
}

extension OperatingCostPaid {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        guard count(-Int128(amount.rawValue), in: &ledger, context) else {
            throw Rejection(
                .noDesignatedCorporation, "Act 15(1)", .date("on", context.bookedOn))
        }
    }
}

extension TreasuryPaymentOrdered {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        guard ledger.treasuryPayments[context.subject()]?.paidOn == nil else {
            throw .notCorrectable(
                Self.type.name, "it is paid; the payment is of what was ordered")
        }
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

extension StateReturnOrdered {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        guard let order = ledger.stateReturns[context.subject()], order.paidOn == nil else {
            throw .notCorrectable(
                Self.type.name, "it is paid; the payment is of what was ordered")
        }
        // Nothing is ordered back of the budget's subsidies until it is ordered anew.
        ledger.stateReturns[context.subject()] = StateReturnState(
            debtor: order.debtor, budgetYear: order.budgetYear, amount: .zero,
            orderedOn: order.orderedOn, dueOn: order.dueOn)
    }
}

extension StateReturnMade {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        guard ledger.stateReturns[context.subject()]?.paidOn != nil else {
            throw .notCorrectable(Self.type.name, "the order is not paid")
        }
        ledger.stateReturns[context.subject()]?.paidOn = nil
    }
}

extension JournalPosted {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.journals.note(postings.exchanged, in: FiscalYear(context.bookedOn))
    }
}
