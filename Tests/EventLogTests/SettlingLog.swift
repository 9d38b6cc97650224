import EventSourcing
import Transparency

/// What a driver of a replicated database does about unknown outcomes: it appends the same batch
/// again until the answer is definite, and only then lets another one be made.
struct SettlingLog<Log: EventLog & TransparentLog>: EventLog, TransparentLog {
    let log: Log

    func append(_ batch: Batch, if condition: AppendCondition) throws(LogFailure) -> Appended {
        while true {
            do throws(LogFailure) {
                return try log.append(batch, if: condition)
            } catch {
                guard case .outcomeUnknown = error else { throw error }
            }
        }
    }

    func append(preparing prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    {
        while true {
            let next = try next()
            guard let prepared = try prepare(next) else { return .nothing(next: next) }
            let outcome = try append(prepared.batch, if: prepared.condition)
            // Another writer came first, unless the batch was never meant for this place.
            guard case .taken = outcome, prepared.batch.first == next else { return outcome }
        }
    }

    func next() throws(LogFailure) -> LogPosition { try log.next() }

    func read(from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool) throws {
        try log.read(from: start, body)
    }

    func positions(of command: CommandID) throws(LogFailure) -> Range<UInt64>? {
        try log.positions(of: command)
    }

    func positions(of stream: StreamReference, after version: StreamVersion, limit: Int)
        throws(LogFailure) -> [LogPosition]
    {
        try log.positions(of: stream, after: version, limit: limit)
    }

    func version(of stream: StreamReference) throws(LogFailure) -> StreamVersion {
        try log.version(of: stream)
    }

    func treeHead() throws -> TreeHead { try log.treeHead() }
    func checkpoint() throws -> SignedNote? { try log.checkpoint() }
    func node(level: Int, index: UInt64) throws -> MerkleHash {
        try log.node(level: level, index: index)
    }
}
