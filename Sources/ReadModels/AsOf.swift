public import Accounting
public import DefenseFund
public import EventSourcing

/// The two times of a question: as known when so many events were recorded, about a day.
public struct AsOf: Hashable, Sendable {
    /// How many events were recorded: those before this position are known.
    public let known: LogPosition
    /// The day that is asked about: what takes effect later is not in force. `nil` for all that is
    /// recorded, whenever it takes effect.
    public let day: LegalDate?

    public init(known: LogPosition, day: LegalDate?) {
        self.known = known
        self.day = day
    }

    /// Whether the event takes effect by the day that is asked about.
    public func isInForce(_ event: RecordedEvent) -> Bool {
        day.map { event.head.effectiveOn <= $0 } ?? true
    }
}
