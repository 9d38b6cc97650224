import Bytes
import Cryptography
import EventCoding
import EventSourcing
import LMDB
import Synchronization
import Transparency

extension LMDBEventLog {
    /// What becomes of a batch that is for another place than the next one.
    func answer(
        _ prepared: PreparedBatch, at next: LogPosition, in transaction: borrowing WriteTransaction
    ) throws -> Appended {
        if try isStored(prepared.batch, in: transaction) { return .stored(next: next) }
        return .taken(next: next, moved: try moved(prepared.condition, in: transaction))
    }

    func beginning(at next: LogPosition, in transaction: borrowing WriteTransaction) throws
        -> Addition
    {
        Addition(next: next, tree: try currentTree(size: next.rawValue, in: transaction))
    }

    func add(
        _ record: RawSpan, to addition: inout Addition, in transaction: borrowing WriteTransaction
    ) throws {
        let entry: RecordIndexEntry
        do { entry = try RecordIndexEntry(record) } catch {
            throw LogFailure.broken("a record that cannot be read: \(error)")
        }
        guard entry.position == addition.next else {
            throw LogFailure.broken(
                "a record for position \(entry.position) at \(addition.next)")
        }
        try transaction.append(entry.position.rawValue, record, to: tables.records)
        addition.entries.append(entry)
        addition.tree.append(.leaf(record))
        addition.next = addition.next.advanced(by: 1)
    }

    func finish(
        _ addition: inout Addition, in transaction: borrowing WriteTransaction
    ) throws -> Outcome {
        guard !addition.entries.isEmpty else {
            return Outcome(answer: .nothing(next: addition.next))
        }
        addition.filled = index.withLock { $0.segments(filledBy: addition.entries) }
        for full in addition.filled?.full ?? [] {
            try transaction.append(full.number, full.commands.rawSpan, to: tables.commands)
            try transaction.append(full.number, full.streams.rawSpan, to: tables.streams)
        }
        try write(&addition.tree, in: transaction)
        return Outcome(answer: .stored(next: addition.next), addition: addition)
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
