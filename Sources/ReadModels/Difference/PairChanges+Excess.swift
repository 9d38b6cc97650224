public import DefenseFund
public import EventSourcing

extension PairChanges {
    /// So many events are applied at most to explain what lies between two days.
    private static let budget: UInt64 = 40_000_000

    /// Why the differences between two pairs would take too long to tell, and what to ask instead;
    /// `nil` if they do not. To go from one day to another the log is folded once for each event
    /// between them.
    public static func excess(from first: AsOf, to second: AsOf, reading read: Reader) throws
        -> String?
    {
        guard first.day != second.day, second.known > .start else { return nil }
        var count: UInt64 = 0
        try read(.start, second.known) { event in
            if first.isInForce(event) != second.isInForce(event) { count += 1 }
        }
        guard count * second.known.rawValue > budget else { return nil }
        return "\(count) events take effect between the two days: too many to be told one by one "
            + "in a log of \(second.known); ask for days that lie nearer to each other, or "
            + "compare the tables at both pairs"
    }

    /// What the differences come to, in words.
    public var sentence: String {
        tables.allSatisfy(\.effects.isEmpty)
            ? "nothing differs"
            : "the numbers of the first pair and these effects add up to those of the second"
    }
}
