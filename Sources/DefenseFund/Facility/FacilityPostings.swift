public import Accounting
import EventSourcing

extension FacilityAcquired {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .property(
            .debit(.stateFacilities, of: context.subject(Facility.self), cost),
            .credit(.treasury, cost))
    }
}

extension FacilityCeded {
    /// The price against the book value: what is missing is a loss, what is over a gain.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .property(
            .debit(.treasury, price), .debit(.cessionLoss, bookValue.subtracting(price) ?? .zero),
            .credit(.stateFacilities, of: context.subject(Facility.self), bookValue),
            .credit(.cessionGain, price.subtracting(bookValue) ?? .zero))
    }
}
