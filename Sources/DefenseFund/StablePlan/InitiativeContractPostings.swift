public import Accounting
import Containers
import EventSourcing

// The book has two halves, each of which balances by itself. What may be spent: the appropriations
// stand against what is still available and what is committed. What was spent: the expenditure
// stands against what is payable and what the Treasury paid. Work that is accepted leaves the first
// half as it enters the second, so that commitment and expenditure of a contract are its price.

extension StableBudgetAppropriated {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let budget = context.subject(StableBudget.self)
        return try .stable(
            .debit(.budgetAvailable, of: budget, amount),
            .credit(.appropriations, of: budget, amount))
    }
}

extension InitiativeContractConcluded {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        guard let budget = ledger.stable.budgets[FiscalYear(context.effectiveOn)]?.budget else {
            return nil
        }
        return try .stable(
            .debit(.commitments, of: context.subject(InitiativeContract.self), amount),
            .credit(.budgetAvailable, of: budget, amount))
    }
}

extension InitiativeContractAccepted {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let reference = context.subject(InitiativeContract.self)
        guard let contract = ledger.stable.contracts[reference],
            let budget = ledger.stable.budgets[contract.year]?.budget
        else { return nil }
        return try .stable(
            .debit(.expenditure, of: reference, amount),
            .credit(.payableToOperators, of: contract.party, amount),
            .debit(.appropriations, of: budget, amount),
            .credit(.commitments, of: reference, amount))
    }
}

extension InitiativeContractPaid {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        guard let contract = ledger.stable.contracts[context.subject()] else { return nil }
        return try .stable(
            .debit(.payableToOperators, of: contract.party, amount), .credit(.treasury, amount))
    }
}
