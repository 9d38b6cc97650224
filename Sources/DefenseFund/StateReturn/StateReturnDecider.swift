import Accounting
import Containers
import EventSourcing

extension StateReturnOrdered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // Once the fund is handed over, whoever has it now gives the money back.
        let date = context.effectiveOn
        guard let state = ledger.corporations[debtor],
            state.isDesignated(on: date) || state.owesHandover(on: date)
        else {
            throw Rejection(
                .noDesignatedCorporation, "Subsidy Act 18; C15a",
                .stream("debtor", debtor.stream), .date("on", context.effectiveOn))
        }
        guard dueOn >= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Subsidy Act 18", .date("ordered", context.effectiveOn),
                .date("due", dueOn))
        }
        let received = ledger.subsidies[budgetYear] ?? .zero
        let ordered = Yen.sum(
            ledger.stateReturns.filter { $0.value.budgetYear == budgetYear }.map(\.value.amount))
        guard let total = ordered?.adding(amount), total <= received else {
            throw Rejection(
                .exceedsSubsidy, "Subsidy Act 18", .text("budget", budgetYear),
                .yen("asked", amount), .yen("received", received),
                .yen("ordered back before", ordered ?? .zero))
        }
        try ledger.requireUncommitted(amount, "Subsidy Act 18; C8")
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self {
        Self(
            debtor: debtor, budgetYear: budgetYear, amount: amount, dueOn: dueOn, cause: cause,
            reason: reason, layer: .stateCorporation, creditor: .state)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.stateReturns[context.subject()] = StateReturnState(
            debtor: debtor, budgetYear: budgetYear, amount: amount,
            orderedOn: context.effectiveOn, dueOn: dueOn)
    }
}

extension StateReturnMade {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: bank, kinds: .bank, .trustBank)
        guard let order = ledger.stateReturns[context.subject()], order.paidOn == nil else {
            throw Rejection(.paidAlready, "Subsidy Act 18", .text("order", context.streamName))
        }
        guard amount == order.amount else {
            throw Rejection(
                .differsFromOrder, "Subsidy Act 18; C15a", .yen("paid", amount),
                .yen("ordered", order.amount))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.stateReturns[context.subject()]?.paidOn = context.effectiveOn
    }
}
