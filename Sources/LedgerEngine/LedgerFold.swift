import DefenseFund
import EventSourcing
import ReadModels
import Transparency

/// The state that the rules need, folded from a log.
struct LedgerFold: Sendable {
    private(set) var ledger = LedgerState()
    /// The time of the newest event: time in the log never goes back.
    private(set) var newest = RecordedTime(microseconds: .min)

    init() {}

    /// Goes on from where an image ends, of which no more need have been read than
    /// ``LedgerState/sections``.
    init(_ fold: ViewFold) {
        ledger = fold.view.ledger
        newest = fold.newest
    }

    /// Folds what the log holds beyond the state, up to `end`; from the beginning, or from the
    /// newest image if there are any.
    mutating func catchUp(
        with log: some EventLog & TransparentLog, to end: LogPosition,
        from images: StateImages? = nil
    ) throws(LogFailure) {
        if ledger.count == .start, end > .start,
            let fold = images?.newestFold(of: log, upTo: end)
        {
            self = fold
        }
        do {
            try log.forEachEvent(from: ledger.count, to: end) { position, event in
                guard event.head.position == position else {
                    throw LogFailure.broken(
                        "event \(position) says that it is \(event.head.position)")
                }
                try ledger.apply(event)
                newest = max(newest, event.head.recordedAt)
            }
        } catch let failure as LogFailure {
            throw failure
        } catch {
            throw .broken("event \(ledger.count): \(error)")
        }
    }

    /// Decides a request and applies its events; unchanged if a rule refuses it.
    mutating func perform(_ request: Request, at next: LogPosition) throws(Rejection)
        -> [DecidedEvent]
    {
        try RuleBook.perform(request, at: next, in: &ledger)
    }

    /// Applies an event that the rules have made.
    mutating func apply(_ event: DecidedEvent) throws(IllegalTransition) {
        try ledger.apply(event)
    }

    /// The time of an append at `now`.
    mutating func time(_ now: RecordedTime) -> RecordedTime {
        newest = max(newest, now)
        return newest
    }
}
