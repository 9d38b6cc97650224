public import DefenseFund
import Accounting
import EventSourcing

/// An entry that was recorded late: longer after its date than `latePostingLimitDays`, or into a
/// period that had been closed and was reopened. History that was imported is not late.
public struct LateEntry: Hashable, Sendable {
    /// How many days lie between the effective date and the recording.
    public let days: Int
    /// How many are allowed.
    public let limitDays: Int
    /// Whether the period had been closed.
    public let isReopened: Bool

    /// `nil` for an event that posts nothing, or in time.
    ///
    /// - Parameter view: as it stands after the event.
    public init?(_ event: RecordedEvent, in view: LedgerView) {
        let date = event.head.effectiveOn
        guard !event.postings.isEmpty, !event.head.flags.contains(.imported),
            let recordedOn = event.head.recordedAt.dateInTokyo
        else { return nil }
        days = max(0, date.days(until: recordedOn))
        limitDays = view.ledger.parameters.number("latePostingLimitDays", on: date)
        isReopened = view.ledger.periods.closedOnce.map { date <= $0 } ?? false
        guard days > limitDays || isReopened else { return nil }
    }
}
