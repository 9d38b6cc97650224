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

    /// One write transaction: asks for the batch, stores it, signs the head, commits.
    private func commit(_ prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    {
        guard !environment.isReadOnly else { throw .readOnly }
        var isCommitting = false
        do throws(TransactionFailure<Interruption>) {
            return try environment.write { (transaction) throws(Interruption) in
                let next: LogPosition
                do throws(LMDBError) { next = try count(transaction) } catch {
                    throw interruption(error)
                }
                let prepared: PreparedBatch?
                do throws(LogFailure) { prepared = try prepare(next) } catch {
                    throw .failed(error)
                }
                guard let prepared, !prepared.batch.records.isEmpty else {
                    return .nothing(next: next)
                }
                let outcome = try store(prepared, at: next, in: transaction)
                isCommitting = true
                return outcome
            }
        } catch {
            // The tree in memory may be ahead of the file now; the next append reads it anew.
            tree.withLock { $0 = TreeWriter() }
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

    private func interruption(_ error: LMDBError) -> Interruption {
        error == .mapFull ? .mapFull : .failed(Self.failure(error, at: environment.path))
    }

    private func enlarge() throws(LogFailure) {
        do {
            try environment.resize(toBytes: environment.mapSizeBytes() * 2)
        } catch {
            throw Self.failure(error, at: environment.path)
        }
    }

    private func store(
        _ prepared: PreparedBatch, at next: LogPosition, in transaction: borrowing WriteTransaction
    ) throws(Interruption) -> Appended {
        let batch = prepared.batch
        do {
            guard batch.first == next else {
                if try isStored(batch, in: transaction) { return .stored(next: next) }
                return .taken(
                    next: next, moved: try moved(prepared.condition, in: transaction))
            }
            var writer = try currentTree(size: next.rawValue, in: transaction)
            var commands = CommandRuns()
            for (offset, record) in batch.records.enumerated() {
                let entry = try index(record, at: next.advanced(by: offset), in: transaction)
                commands.add(entry)
                writer.append(.leaf(record.rawSpan))
            }
            for run in commands.runs {
                try transaction.put(run.key, run.value.rawSpan, in: tables.commands)
            }
            try write(&writer, in: transaction)
            tree.withLock { $0 = writer }
            return .stored(next: batch.next)
        } catch let failure as LogFailure {
            throw .failed(failure)
        } catch let error as LMDBError {
            throw interruption(error)
        } catch {
            throw .failed(.unavailable("the checkpoint cannot be signed: \(error)"))
        }
    }

    private func index(
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
        var bytes: [UInt8] = []
        bytes.append(littleEndian: position.rawValue)
        try transaction.put(
            PairKey(entry.stream.position.rawValue, UInt64(entry.streamVersion.rawValue)),
            bytes.rawSpan, in: tables.streams)
        return entry
    }

    /// Writes the tiles that the append completed or lengthened, and the signed head.
    private func write(_ writer: inout TreeWriter, in transaction: borrowing WriteTransaction)
        throws
    {
        for (place, hashes) in writer.added {
            let key = PairKey(UInt64(place.level), place.index)
            var bytes: [UInt8] = []
            if place.level > 0 { bytes = try transaction.copy(of: key, in: tables.tiles) ?? [] }
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
        var leaves: [MerkleHash] = []
        for position in (size & ~255)..<size {
            guard let record = try transaction.copy(of: position, in: tables.records) else {
                throw LogFailure.broken("no record at \(position)")
            }
            leaves.append(.leaf(record.rawSpan))
        }
        return TreeWriter(range: row.range, openLeaves: leaves)
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
            current[stream] = try version(of: stream, in: transaction)
        }
        return condition.moved { current[$0] ?? .none }
    }
}

/// The events of each command of a batch, which stand one after the other.
private struct CommandRuns {
    private var entries: [(id: CommandID, first: LogPosition, count: UInt32)] = []

    mutating func add(_ entry: RecordIndexEntry) {
        if let last = entries.last, last.id == entry.commandID {
            entries[entries.count - 1].count += 1
        } else {
            entries.append((entry.commandID, entry.position, 1))
        }
    }

    var runs: [(key: PairKey, value: [UInt8])] {
        entries.map { entry in
            var bytes: [UInt8] = []
            bytes.append(littleEndian: entry.first.rawValue)
            bytes.append(littleEndian: entry.count)
            return (PairKey(entry.id.high, entry.id.low), bytes)
        }
    }
}
