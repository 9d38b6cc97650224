public import Accounting
import EventSourcing

extension GrantAllocated {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(
            debit: [(.uncommitted, nil, amount)], credit: [(.committed, grant, amount)])
    }
}

extension GrantDeclined {
    /// What was committed is released.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        let committed = ledger.balance(.committed, of: grant)
        return try .fund(
            debit: [(.committed, grant, committed)], credit: [(.uncommitted, nil, committed)])
    }
}

extension GrantAdvancePaid {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(debit: [(.advances, grant, amount)], credit: [(.deposits, bank, amount)])
    }
}

extension GrantAmountFixed {
    /// The expense clears the advances up to the fixed amount and leaves the rest payable; the
    /// commitment has served its purpose and ends.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        let advances = ledger.balance(.advances, of: grant)
        let commitment = ledger.balance(.committed, of: grant)
        return try .fund(
            debit: [(.grants, grant, fixed), (.committed, grant, commitment)],
            credit: [
                (.advances, grant, min(advances, fixed)),
                (.grantsPayable, grant, fixed.subtracting(advances) ?? .zero),
                (.uncommitted, nil, commitment),
            ])
    }
}

extension GrantSettled {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(
            debit: [(.grantsPayable, grant, amount)], credit: [(.deposits, bank, amount)])
    }
}

extension GrantCancelled {
    /// Before the amount is fixed the commitment is released; afterwards there is none.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        let released = min(amount, ledger.balance(.committed, of: grant))
        return try .fund(
            debit: [(.committed, grant, released)], credit: [(.uncommitted, nil, released)])
    }
}

extension GrantReturnOrdered {
    /// What is still an advance comes back as an advance; what has become expense lowers it.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        let fromAdvances = min(principal, ledger.balance(.advances, of: grant))
        return try .fund(
            debit: [(.returnsReceivable, grant, principal)],
            credit: [
                (.advances, grant, fromAdvances),
                (.grants, grant, principal.subtracting(fromAdvances) ?? .zero),
            ])
    }
}

extension GrantChargeAssessed {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(
            debit: [(.chargesReceivable, grant, amount)], credit: [(.charges, nil, amount)])
    }
}

extension GrantReturned {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(
            debit: [(.deposits, bank, amount)],
            credit: [
                (.returnsReceivable, grant, principal), (.chargesReceivable, grant, charges),
            ])
    }
}
