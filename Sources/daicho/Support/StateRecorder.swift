import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels
import Terminal

/// Records what the projections and the accounts come to, so that statements and reports are bound
/// to the log.
struct StateRecorder {
    let log: LMDBEventLog
    let folder: LedgerFolder

    /// After so many events the state is recorded without being asked for.
    static let interval: UInt64 = 10_000

    /// Others may post between the fold and the append: then the state is folded again.
    private static let attempts = 3

    /// Records the state behind what the actor has posted, which is done in any case.
    ///
    /// - Parameter actor: who had an act recorded: a refusal is never put under another name.
    /// - Returns: whether somebody stopped it.
    func record(as actor: StreamName, in ledger: Ledger<LMDBEventLog>) throws -> ExitStatus {
        let posting = Posting(ledger: ledger, actor: actor, isAtomic: false, chunkCount: 1)
        var isMoved = true
        for _ in 0..<Self.attempts where isMoved {
            isMoved = false
            let (status, _) = try posting.post(row(of: ledger)) { result in
                if case .rejected(let rejection, _) = result.outcome {
                    isMoved = rejection.code == .stateMoved
                }
            }
            switch status {
            case .done:
                Console.note("The state was recorded: 'daicho states' shows it.")
                return .done
            case .interrupted:
                Console.note("interrupted: " + Self.isDueText + " [interrupted]")
                return .interrupted
            case .refused, .badInput, .failed: continue
            }
        }
        Console.note("The state was not recorded; 'daicho record-state' does it.")
        return .done
    }

    static let isDueText = "the state is due and was not recorded; 'daicho record-state' does it"

    /// The command that records the state as it is now.
    func row() throws -> InputRows {
        let end = try failing { () throws(LogFailure) in try log.next() }
        return try Self.row(
            LedgerReader.view(of: log, in: folder, asOf: AsOf(known: end, day: nil)),
            on: DateOption.date(nil))
    }

    /// The same of a ledger that is posted to, whose image of it serves closing too.
    private func row(of ledger: Ledger<LMDBEventLog>) throws -> InputRows {
        var progress = Progress("events read")
        let view = try LedgerReader.reading { try ledger.view { progress.report($0.rawValue) } }
        return try Self.row(view, on: DateOption.date(nil))
    }

    /// The command that records what the view of a whole log comes to.
    static func row(_ view: LedgerView, on day: LegalDate) throws -> InputRows {
        guard let record = view.stateRecord(on: day) else {
            throw CommandFailure(
                .failed, "the sums of the accounts have no room; run daicho-replay")
        }
        let row = JSONValue.object([
            .init("command", "state.record"), .init("subject", "states"),
            .init("on", .string(day.description)),
            .init("facts", EventJSON.facts(of: record, name: view.name)),
        ])
        return InputRows(name: "state.record", bytes: Array(row.compact.utf8))
    }

    /// Whether what was appended asks for a record: a period was closed, or the log has grown past
    /// a multiple of the interval.
    static func isDue(_ log: LMDBEventLog, since start: LogPosition) throws -> Bool {
        let end = try failing { () throws(LogFailure) in try log.next() }
        guard start < end else { return false }
        if start.rawValue / interval < end.rawValue / interval { return true }
        // What is left to look through is less than an interval.
        var isDue = false
        try LedgerReader.reading {
            try log.read(from: start) { _, record in
                isDue = try RecordDecoder.decode(record).act is PeriodClosed
                return !isDue
            }
        }
        return isDue
    }
}
