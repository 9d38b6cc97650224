public import Accounting
public import EventSourcing

/// A return that the Minister ordered from the Corporation.
public struct StateReturnState: Hashable, Sendable {
    public let debtor: Reference<Corporation>
    public let budgetYear: FiscalYear
    public let amount: Yen
    public let orderedOn: LegalDate
    public let dueOn: LegalDate
    public internal(set) var paidOn: LegalDate?

    /// By how many days the payment came after its date; `nil` if it did not.
    public var daysLate: Int? { paidOn.flatMap { dueOn < $0 ? dueOn.days(until: $0) : nil } }
}
