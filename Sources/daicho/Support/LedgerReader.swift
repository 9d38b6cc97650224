import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels
import StateCoding
import Transparency

/// Folds a ledger for questions.
enum LedgerReader {
    /// The view of everything that is recorded.
    ///
    /// - Parameter sections: what is asked of it beside what is small; all of it if `nil`.
    static func view(of folder: LedgerFolder, only sections: Set<StateSection>? = nil) throws
        -> LedgerView
    {
        try view(of: folder.openForReading(), in: folder, only: sections)
    }

    /// The same of a log that is open.
    static func view(
        of log: LMDBEventLog, in folder: LedgerFolder, only sections: Set<StateSection>? = nil
    ) throws -> LedgerView {
        let end = try failing { () throws(LogFailure) in try log.next() }
        return try view(of: log, in: folder, asOf: AsOf(known: end, day: nil), only: sections)
    }

    /// The view at a pair of times. It begins with the newest state image that is not beyond what
    /// was known and tells about the day, if there is one.
    ///
    /// - Parameters:
    ///   - atHand: a view of the same log to begin from where no image lies nearer.
    ///   - sections: what is asked of it beside what is small; all of it if `nil`.
    static func view(
        of log: LMDBEventLog, in folder: LedgerFolder, asOf pair: AsOf,
        from atHand: LedgerView? = nil, only sections: Set<StateSection>? = nil
    ) throws -> LedgerView {
        guard let images = folder.images(of: log) else { return try view(of: log, asOf: pair) }
        var progress = Progress("events read")
        return try reading {
            try images.view(of: log, asOf: pair, from: atHand, only: sections) {
                progress.report($0.rawValue)
            }
        }
    }

    /// The view at a pair of times, folded from the first event on; of all that is recorded if no
    /// pair is given.
    ///
    /// - Parameter each: is given every event that is in force.
    static func view(
        of log: LMDBEventLog, asOf pair: AsOf? = nil,
        each: (RecordedEvent, RawSpan, LedgerView) throws -> Void = { _, _, _ in }
    ) throws -> LedgerView {
        var view = LedgerView(on: pair?.day)
        var progress = Progress("events read")
        try reading {
            let end = try pair?.known ?? log.next()
            try log.forEachRecord(from: .start, to: end) { place, record in
                let event = try RecordDecoder.decode(record)
                try view.apply(event)
                if view.isInForce(event) { try each(event, record, view) }
                progress.report(place.rawValue)
            }
        }
        return view
    }

    /// Where the events in front of `end` stand that post to one of the accounts; `nil` if there
    /// are more than `limit`. Nothing of it is proven.
    ///
    /// - Parameter isIndexed: whether an index may tell of it, or every record is looked at.
    static func postings(
        to accounts: Set<StreamReference>, of log: LMDBEventLog, in folder: LedgerFolder,
        before end: LogPosition, atMost limit: Int = .max, isIndexed: Bool = true
    ) throws -> [LogPosition]? {
        try reading {
            guard isIndexed, let images = folder.images(of: log) else {
                return try log.postings(to: accounts, from: .start, before: end, atMost: limit)
            }
            return try images.postings(to: accounts, in: log, before: end, atMost: limit)
        }
    }

    /// The view after the event at `position`, which must be there.
    static func view(
        of log: LMDBEventLog, through position: UInt64,
        each: (RecordedEvent, RawSpan, LedgerView) throws -> Void
    ) throws -> LedgerView {
        try view(of: log, asOf: AsOf(known: end(of: log, after: position), day: nil), each: each)
    }

    /// The place behind the event at `position`; fails if it is not there.
    static func end(of log: LMDBEventLog, after position: UInt64) throws -> LogPosition {
        let end = try failing { () throws(LogFailure) in try log.next() }
        guard position < end.rawValue else {
            throw CommandFailure(
                .badInput,
                "position \(position) is not in the ledger, which ends before \(end)")
        }
        return LogPosition(position + 1)
    }

    /// The newest signed checkpoint; fails if there is none yet.
    static func newestNote(of log: LMDBEventLog, in ledger: String = "the ledger") throws
        -> SignedNote
    {
        guard let note = try reading({ try log.checkpoint() }) else {
            throw CommandFailure(.failed, "\(ledger): the log has no checkpoint yet")
        }
        return note
    }

    /// What a stream is called, also one that is introduced later in the same append: the account
    /// of a new holding, the first administrator.
    static func name(_ stream: StreamReference, in view: LedgerView, _ log: LMDBEventLog)
        -> StreamName?
    {
        view.name(stream) ?? storedName(stream, log)
    }

    /// The event at a position; `nil` if the log does not reach so far.
    static func event(at position: LogPosition, in log: LMDBEventLog) throws -> RecordedEvent? {
        var event: RecordedEvent?
        try reading {
            try log.read(from: position) { _, record in
                event = try RecordDecoder.decode(record)
                return false
            }
        }
        return event
    }

    /// The name as the record that introduced the stream has it.
    static func storedName(_ stream: StreamReference, _ log: LMDBEventLog) -> StreamName? {
        (try? event(at: stream.position, in: log))?.streamName
    }

    /// Runs `body`; what it finds damaged ends the command with status 3.
    static func reading<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as LogFailure {
            throw CommandFailure(.failed, failure.explanation)
        } catch let problem as RecordProblem {
            throw CommandFailure(.failed, LogFailure.broken("\(problem)").explanation)
        } catch let problem as IllegalTransition {
            throw CommandFailure(.failed, LogFailure.broken("\(problem)").explanation)
        }
    }
}
