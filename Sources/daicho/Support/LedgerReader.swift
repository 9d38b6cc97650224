import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels
import Transparency

/// Folds a ledger for questions.
enum LedgerReader {
    /// The view after the event at `position`; after the newest if `nil`. It begins with the newest
    /// state image that is not beyond the position, if there is one.
    static func view(of folder: LedgerFolder, at position: UInt64?) throws -> LedgerView {
        let log = try folder.openForReading()
        guard let images = folder.images(of: log) else { return try view(of: log, at: position) }
        let end = try end(of: log, after: position)
        var progress = Progress("events read")
        return try reading {
            try images.view(of: log, to: end) { progress.report($0.rawValue) }
        }
    }

    /// The view after the event at `position`; after the newest if `nil`.
    ///
    /// - Parameter each: is given every event from the first on.
    static func view(
        of log: LMDBEventLog, at position: UInt64?,
        each: (RecordedEvent, RawSpan, LedgerView) throws -> Void = { _, _, _ in }
    ) throws -> LedgerView {
        var view = LedgerView()
        var progress = Progress("events read")
        _ = try end(of: log, after: position)
        try reading {
            try log.read(from: .start) { place, record in
                let event = try RecordDecoder.decode(record)
                try view.apply(event)
                try each(event, record, view)
                progress.report(place.rawValue)
                return position.map { place.rawValue < $0 } ?? true
            }
        }
        return view
    }

    /// The place behind the event at `position`, or behind the newest; fails if it is not there.
    private static func end(of log: LMDBEventLog, after position: UInt64?) throws -> LogPosition {
        let end = try failing { () throws(LogFailure) in try log.next() }
        guard let position else { return end }
        guard position < end.rawValue else {
            throw CommandFailure(
                .badInput,
                "position \(position) is not in the ledger, which ends before \(end)")
        }
        return LogPosition(position + 1)
    }

    /// The newest signed checkpoint; fails if there is none yet.
    static func newestNote(of log: LMDBEventLog, in ledger: String) throws -> SignedNote {
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

    /// The name as the record that introduced the stream has it.
    static func storedName(_ stream: StreamReference, _ log: LMDBEventLog) -> StreamName? {
        var name: StreamName?
        try? log.read(from: stream.position) { _, record in
            name = try RecordDecoder.decode(record).streamName
            return false
        }
        return name
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
