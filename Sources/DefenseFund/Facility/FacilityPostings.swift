public import Accounting
import EventSourcing

extension FacilityAcquired {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .property(
            debit: [(.stateFacilities, context.subject(Facility.self), cost)],
            credit: [(.treasury, nil, cost)])
    }
}

extension FacilityCeded {
    /// The price against the book value: what is missing is a loss, what is over a gain.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .property(
            debit: [
                (.treasury, nil, price),
                (.cessionLoss, nil, bookValue.subtracting(price) ?? .zero),
            ],
            credit: [
                (.stateFacilities, context.subject(Facility.self), bookValue),
                (.cessionGain, nil, price.subtracting(bookValue) ?? .zero),
            ])
    }
}
