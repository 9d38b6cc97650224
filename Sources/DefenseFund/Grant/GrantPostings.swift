public import Accounting
import EventSourcing

extension GrantAllocated {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(.debit(.uncommitted, amount), .credit(.committed, of: grant, amount))
    }
}

extension GrantDeclined {
    /// What was committed is released.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        let committed = ledger.balance(.committed, of: grant)
        return try .fund(.debit(.committed, of: grant, committed), .credit(.uncommitted, committed))
    }
}

extension GrantAdvancePaid {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(.debit(.advances, of: grant, amount), .credit(.deposits, of: bank, amount))
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
            .debit(.grants, of: grant, fixed), .debit(.committed, of: grant, commitment),
            .credit(.advances, of: grant, min(advances, fixed)),
            .credit(.grantsPayable, of: grant, fixed.subtracting(advances) ?? .zero),
            .credit(.uncommitted, commitment))
    }
}

extension GrantSettled {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(
            .debit(.grantsPayable, of: grant, amount), .credit(.deposits, of: bank, amount))
    }
}

extension GrantCancelled {
    /// Before the amount is fixed the commitment is released; afterwards there is none.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        let released = min(amount, ledger.balance(.committed, of: grant))
        return try .fund(.debit(.committed, of: grant, released), .credit(.uncommitted, released))
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
            .debit(.returnsReceivable, of: grant, principal),
            .credit(.advances, of: grant, fromAdvances),
            .credit(.grants, of: grant, principal.subtracting(fromAdvances) ?? .zero))
    }
}

extension GrantChargeAssessed {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(.debit(.chargesReceivable, of: grant, amount), .credit(.charges, amount))
    }
}

extension GrantReturned {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(
            .debit(.deposits, of: bank, amount), .credit(.returnsReceivable, of: grant, principal),
            .credit(.chargesReceivable, of: grant, charges))
    }
}
