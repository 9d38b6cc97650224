import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import StateCoding
import Transparency

/// The fold that a state image holds: all that the rules and all that questions need, so that one
/// image serves both.
struct ViewFold: Sendable, Equatable {
    private(set) var view = LedgerView()
    /// The time of the newest event, as ``LedgerFold`` keeps it.
    private(set) var newest = RecordedTime(microseconds: .min)

    init() {}

    /// Goes on from a view: time in the log never goes back.
    init(_ view: LedgerView) {
        self.view = view
        newest = view.recordedAt ?? newest
    }

    /// Folds what the log holds beyond the view, up to `end`.
    ///
    /// - Parameter each: is told of each event that was folded.
    mutating func catchUp(
        with log: some EventLog & TransparentLog, to end: LogPosition,
        each: (LogPosition) -> Void = { _ in }
    ) throws {
        try log.forEachEvent(from: view.progress, to: end) { position, event in
            try apply(event)
            each(position)
        }
    }

    mutating func apply(_ event: RecordedEvent) throws {
        try view.apply(event)
        newest = max(newest, event.head.recordedAt)
    }

    /// Goes on about another day.
    mutating func `continue`(on day: LegalDate?) { view.continue(on: day) }
}

extension ViewFold: StateCodable {
    static func parts(_ coder: inout StateCoder, _ fold: Self?) throws(StateFault) -> Self {
        var read = Self(try coder.part("view", fold) { $0.view })
        read.newest = try coder.part("newest", fold) { $0.newest }
        return read
    }
}
