public import DefenseFund
public import EventSourcing

extension PairChanges {
    /// So many events are applied at most to explain what lies between two days.
    private static let budget: UInt64 = 40_000_000

    /// Why the differences between two pairs would take too long to tell, and what to ask instead;
    /// `nil` if they do not. To go from one day to another what lies behind the first event between
    /// them is folded once for each of these.
    ///
    /// - Parameter start: how many events are known to lie in front of them.
    public static func excess(
        from first: AsOf, to second: AsOf, startingAt start: LogPosition = .start,
        reading read: Reader
    ) throws -> String? {
        guard first.day != second.day, start < second.known else { return nil }
        var count: UInt64 = 0
        var behind: UInt64 = 0
        try read(start, second.known) { event in
            if first.isInForce(event) != second.isInForce(event) { count += 1 }
            if count > 0 { behind += 1 }
        }
        guard count * behind > budget else { return nil }
        return "\(count) events take effect between the two days: too many to be told one by one "
            + "with the \(behind) events since the first of them; ask for days that lie nearer to "
            + "each other, or compare the tables at both pairs"
    }

    /// What the differences come to, in words.
    public var sentence: String {
        tables.allSatisfy(\.effects.isEmpty)
            ? "nothing differs"
            : "the numbers of the first pair and these effects add up to those of the second"
    }
}
