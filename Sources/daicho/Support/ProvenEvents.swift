import Accounting
import DefenseFund
import EventSourcing
import LMDBEventLog
import ReadModels
import Transparency

/// Single events of a log, each proven to stand in the tree that the ledger has signed: who folds
/// nothing has no root to compare.
struct ProvenEvents {
    private let prover: RecordProver

    init(_ log: LMDBEventLog) throws {
        let note = try LedgerReader.newestNote(of: log)
        let head = try LedgerReader.reading { try Checkpoint(note.text).head }
        prover = RecordProver(log: log, head: head)
    }

    /// The event at a position, with its record. Fails if the log does not reach so far.
    func record(at position: UInt64) throws -> (event: RecordedEvent, bytes: [UInt8]) {
        guard position < prover.head.size else {
            throw CommandFailure(
                .badInput,
                "position \(position) is not in the ledger, which ends before \(prover.head.size)")
        }
        let record = try prover.record(at: LogPosition(position))
        do {
            return (try record.event(in: prover.head), record.bytes)
        } catch {
            throw CommandFailure(
                .failed,
                LogFailure.broken(
                    "\(error); 'daicho-replay replay' tells what differs from the signed tree"
                ).explanation)
        }
    }

    func event(at position: LogPosition) throws -> RecordedEvent {
        try record(at: position.rawValue).event
    }

    /// So many proofs take as long as to hash every record of a large log.
    static let limit = 1_000

    /// What the event that introduced the stream calls it; `nil` if there is none.
    func name(of stream: StreamReference) -> StreamName? {
        (try? event(at: stream.position))?.streamName
    }

    /// Which account the event at the position opened.
    func account(_ stream: StreamReference) -> AccountKey? {
        ((try? event(at: stream.position))?.act as? AccountOpened)?.key
    }
}
