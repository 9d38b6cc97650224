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

extension FacilityMaintenancePaid {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .property(
            .debit(.upkeep, of: context.subject(Facility.self), amount), .credit(.treasury, amount))
    }
}

extension FacilityDamageRecorded {
    /// Despite due care it is the State's cost, which is posted when the upkeep is paid (C21).
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        guard !dueCare else { return nil }
        return try .property(
            .debit(.managersReceivable, of: context.subject(Facility.self), cost),
            .credit(.upkeepRecovered, cost))
    }
}

extension FacilityDamageRecovered {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .property(
            .debit(.treasury, amount),
            .credit(.managersReceivable, of: context.subject(Facility.self), amount))
    }
}

extension FacilityFeeCharged {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .property(
            .debit(.feesReceivable, of: context.subject(Facility.self), amount),
            .credit(.fees, amount))
    }
}

extension FacilityFeeReceived {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .property(
            .debit(.treasury, amount),
            .credit(.feesReceivable, of: context.subject(Facility.self), amount))
    }
}
