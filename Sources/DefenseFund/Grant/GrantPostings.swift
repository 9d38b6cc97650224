public import Accounting
import Containers
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
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try ledger.releaseCommitment(of: context.subject())
    }
}

extension GrantWithdrawn {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try ledger.releaseCommitment(of: context.subject())
    }
}

extension GrantChangeApproved {
    /// The difference to what is committed is committed as well, or released.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        let committed = ledger.balance(.committed, of: grant)
        let (more, less) = (amount.subtracting(committed), committed.subtracting(amount))
        return try .fund(
            .debit(.uncommitted, more ?? .zero), .debit(.committed, of: grant, less ?? .zero),
            .credit(.committed, of: grant, more ?? .zero), .credit(.uncommitted, less ?? .zero))
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
    /// commitment has served its purpose and ends. Fixed anew, the expense moves with what is
    /// payable; what was paid too much is taken out of it by the order to return it, and
    /// put back where the order has no ground any more.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        let cleared = min(ledger.balance(.advances, of: grant), fixed)
        let commitment = ledger.balance(.committed, of: grant)
        let state = ledger.grants[grant]
        let payable = fixed.subtracting(state?.held ?? .zero) ?? .zero
        let lowered = state?.excessToLower(beyond: fixed) ?? .zero
        let before = ledger.balance(.grantsPayable, of: grant)
        let (more, less) = (payable.subtracting(before), before.subtracting(payable))
        guard let expense = cleared.adding(more ?? .zero)?.adding(lowered) else {
            throw Rejection(.amountOverflow, "House rule 1", .yen("fixed", fixed))
        }
        return try .fund(
            .debit(.grants, of: grant, expense), .debit(.committed, of: grant, commitment),
            .debit(.grantsPayable, of: grant, less ?? .zero),
            .credit(.advances, of: grant, cleared),
            .credit(.returnsReceivable, of: grant, lowered),
            .credit(.grantsPayable, of: grant, more ?? .zero),
            .credit(.grants, of: grant, less ?? .zero),
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
    /// Before the amount is fixed the commitment is released. Afterwards there is none: what is
    /// fixed and not yet paid is cancelled first.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        let released = min(amount, ledger.balance(.committed, of: grant))
        let unpaid = min(amount, ledger.balance(.grantsPayable, of: grant))
        return try .fund(
            .debit(.committed, of: grant, released), .debit(.grantsPayable, of: grant, unpaid),
            .credit(.uncommitted, released), .credit(.grants, of: grant, unpaid))
    }
}

extension GrantReturnOrdered {
    /// What is still an advance comes back as an advance; what has become expense lowers it. The
    /// share of an asset's proceeds is income: the expense was right and stands.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        guard cause.isOfPaidMoney else {
            return try .fund(
                .debit(.returnsReceivable, of: grant, principal),
                .credit(.returnedGrants, principal))
        }
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

extension GrantChargeWaived {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let grant = context.subject(Grant.self)
        return try .fund(.debit(.charges, amount), .credit(.chargesReceivable, of: grant, amount))
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

extension LedgerState {
    /// What was committed to the grant may be committed to others.
    fileprivate func releaseCommitment(of grant: Reference<Grant>) throws(Rejection)
        -> JournalEntry?
    {
        let committed = balance(.committed, of: grant)
        return try .fund(.debit(.committed, of: grant, committed), .credit(.uncommitted, committed))
    }
}
