import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels
import Transparency

/// Folds a ledger for questions.
enum LedgerReader {
    /// The view after the event at `position`; after the newest if `nil`.
    static func view(
        of log: LMDBEventLog, at position: UInt64?,
        each: (RecordedEvent, RawSpan, LedgerView) throws -> Void = { _, _, _ in }
    ) throws -> LedgerView {
        var view = LedgerView()
        var progress = Progress("events read")
        let end = try failing { () throws(LogFailure) in try log.next() }
        if let position, position >= end.rawValue {
            throw CommandFailure(
                .badInput,
                "position \(position) is not in the ledger, which ends before \(end)")
        }
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
