import EventSourcing

/// A place of the log that holds no event as it should.
enum JournalGap: Hashable, Sendable {
    /// No record stands at these positions, though later ones have one.
    case missing(Range<UInt64>)
    /// What stands there is no record of the format.
    case unreadable(UInt64, problem: String)
    /// The record names another position than the one where it stands.
    case misplaced(UInt64, names: LogPosition)
}
