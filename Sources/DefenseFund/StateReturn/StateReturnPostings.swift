public import Accounting
import EventSourcing

// Through the Treasury's gateway like a payment under Act 18(6), but over a liability of its own:
// no balance shows the two layers netted (C15a).

extension StateReturnOrdered {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(.debit(.uncommitted, amount), .credit(.stateReturnsPayable, amount))
    }
}

extension StateReturnMade {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(.debit(.stateReturnsPayable, amount), .credit(.deposits, of: bank, amount))
    }
}
