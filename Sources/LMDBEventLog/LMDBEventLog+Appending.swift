import Synchronization
import Cryptography
import Bytes
import EventCoding
public import EventSourcing
import LMDB
import Transparency

extension LMDBEventLog {
    public func append(_ batch: Batch, if condition: AppendCondition) throws(LogFailure) -> Appended
    {
        try commit { (_) throws(LogFailure) in PreparedBatch(batch, if: condition) }
    }

    public func append(preparing prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    {
        try commit(prepare)
    }

    /// Why the write transaction was left.
    private enum Interruption: Error {
        case failed(LogFailure)
        /// The batch does not fit: the map is enlarged and all is done again.
        case mapFull
    }

    /// What a write transaction did, and what the memory learns once that is durable.
    private struct Outcome {
        let answer: Appended
        var tree: TreeWriter?
        var entries: [RecordIndexEntry] = []
    }

    /// One write transaction: asks for the batch, stores it, signs the head, commits.
    private func commit(_ prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    {
        guard !environment.isReadOnly else { throw .readOnly }
        var isCommitting = false
        do throws(TransactionFailure<Interruption>) {
            let outcome = try environment.write { (transaction) throws(Interruption) in
                defer { index.withLock { $0.isPinned = false } }
                let next: LogPosition
                let prepared: PreparedBatch?
                do throws(LogFailure) {
                    next = try pinIndex(in: transaction)
                    prepared = try prepare(next)
                } catch {
                    throw .failed(error)
                }
                guard let prepared, !prepared.batch.records.isEmpty else {
                    return Outcome(answer: .nothing(next: next))
                }
                let outcome = try store(prepared, at: next, in: transaction)
                isCommitting = true
                return outcome
            }
            adopt(outcome)
            return outcome.answer
        } catch {
            switch error {
            case .body(.failed(let failure)): throw failure
            case .body(.mapFull), .database(.mapFull):
                try enlarge()
                return try commit(prepare)
            case .database(let error) where isCommitting:
                throw .outcomeUnknown("\(environment.path): the commit failed: \(error)")
            case .database(let error): throw Self.failure(error, at: environment.path)
            }
        }
    }

    /// Lets the memory follow the file. Only what is durable gets here, so that it is never ahead;
    /// it may be behind, or another thread may have brought it further meanwhile.
    private func adopt(_ outcome: Outcome) {
        guard let writer = outcome.tree else { return }
        tree.withLock { if $0.range.size < writer.range.size { $0 = writer } }
        index.withLock { $0.append(outcome.entries) }
    }

    /// The next position; from here on the index in memory knows all that is in the log.
    private func pinIndex(in transaction: borrowing WriteTransaction) throws(LogFailure)
        -> LogPosition
    {
        do {
            let next = try count(transaction)
            try index.withLock { index in
                guard try index.catchUp(to: next.rawValue, with: tables, in: transaction) else {
                    throw LogFailure.broken("the file has lost records behind \(next)")
                }
                index.isPinned = true
            }
            return next
        } catch {
            throw Self.logFailure(error, at: environment.path)
        }
    }

    private func interruption(_ error: LMDBError) -> Interruption {
        error == .mapFull ? .mapFull : .failed(Self.failure(error, at: environment.path))
    }

    private func enlarge() throws(LogFailure) {
        do {
            try environment.doubleMap()
        } catch {
            throw Self.failure(error, at: environment.path)
        }
    }

    private func store(
        _ prepared: PreparedBatch, at next: LogPosition, in transaction: borrowing WriteTransaction
    ) throws(Interruption) -> Outcome {
        let batch = prepared.batch
        do {
            guard batch.first == next else {
                if try isStored(batch, in: transaction) {
                    return Outcome(answer: .stored(next: next))
                }
                return Outcome(
                    answer: .taken(
                        next: next, moved: try moved(prepared.condition, in: transaction)))
            }
            var writer = try currentTree(size: next.rawValue, in: transaction)
            var entries: [RecordIndexEntry] = []
            entries.reserveCapacity(batch.records.count)
            for (offset, record) in batch.records.enumerated() {
                entries.append(try add(record, at: next.advanced(by: offset), in: transaction))
                writer.append(.leaf(record.rawSpan))
            }
            for full in index.withLock({ $0.segments(filledBy: entries) }) {
                try transaction.append(full.number, full.commands.rawSpan, to: tables.commands)
                try transaction.append(full.number, full.streams.rawSpan, to: tables.streams)
            }
            try write(&writer, in: transaction)
            return Outcome(answer: .stored(next: batch.next), tree: writer, entries: entries)
        } catch let failure as LogFailure {
            throw .failed(failure)
        } catch let error as LMDBError {
            throw interruption(error)
        } catch let error as TransactionFailure<any Error> {
            throw .failed(Self.logFailure(error, at: environment.path))
        } catch {
            throw .failed(.unavailable("the checkpoint cannot be signed: \(error)"))
        }
    }

    private func add(
        _ record: [UInt8], at position: LogPosition, in transaction: borrowing WriteTransaction
    ) throws -> RecordIndexEntry {
        let entry: RecordIndexEntry
        do { entry = try RecordIndexEntry(record.rawSpan) } catch {
            throw LogFailure.broken("a record that cannot be read: \(error)")
        }
        guard entry.position == position else {
            throw LogFailure.broken("a record for position \(entry.position) at \(position)")
        }
        try transaction.append(position.rawValue, record.rawSpan, to: tables.records)
        return entry
    }

    /// Writes the tiles that the append completed or lengthened, and the signed head.
    private func write(_ writer: inout TreeWriter, in transaction: borrowing WriteTransaction)
        throws
    {
        for (place, hashes) in writer.added {
            let key = PairKey(UInt64(place.level), place.index)
            var bytes = try transaction.copy(of: key, in: tables.tiles) ?? []
            for hash in hashes { hash.append(to: &bytes) }
            try transaction.put(key, bytes.rawSpan, in: tables.tiles)
        }
        writer.flush()
        let row = TreeRow(range: writer.range, note: try sign(writer.range.head))
        try transaction.append(writer.range.size, row.bytes.rawSpan, to: tables.heads)
    }

    /// The tree at `size`: as this process left it, or read from the file if another one wrote.
    private func currentTree(
        size: UInt64, in transaction: borrowing some TransactionReading & ~Copyable
    ) throws -> TreeWriter {
        let known = tree.withLock { $0 }
        if known.range.size == size { return known }
        guard let bytes = try transaction.copy(of: size, in: tables.heads),
            let row = TreeRow(size: size, bytes)
        else { throw LogFailure.broken("no head for the tree of \(size) records") }
        return TreeWriter(row.range)
    }

    /// Whether the batch stands in the log already, byte for byte.
    private func isStored(_ batch: Batch, in transaction: borrowing WriteTransaction) throws -> Bool
    {
        for (offset, record) in batch.records.enumerated() {
            let position = batch.first.advanced(by: offset).rawValue
            guard try transaction.copy(of: position, in: tables.records) == record else {
                return false
            }
        }
        return true
    }

    private func moved(_ condition: AppendCondition, in transaction: borrowing WriteTransaction)
        throws
        -> [MovedStream]
    {
        var current: [StreamReference: StreamVersion] = [:]
        for stream in condition.versions.keys {
            current[stream] = try index.withLock {
                try $0.version(of: stream, tables, transaction)
            }
        }
        return condition.moved { current[$0] ?? .none }
    }
}
