public import EventSourcing

/// What a journal test looked at, with totals that anybody can compare with the ledger's own.
public struct JournalPopulation: Hashable, Sendable {
    public private(set) var count: UInt64 = 0
    /// The sums of all legs on either side, in yen.
    public private(set) var debits: Int128 = 0
    public private(set) var credits: Int128 = 0
    public private(set) var first: LogPosition?
    public private(set) var last: LogPosition?

    mutating func add(_ item: JournalItem) {
        count += 1
        debits += item.debits
        credits += item.credits
        first = first ?? item.position
        last = item.position
    }

    /// Takes a place that holds no event: it is looked at, and adds to no total.
    mutating func addPlaces(_ places: UInt64) { count += places }
}
