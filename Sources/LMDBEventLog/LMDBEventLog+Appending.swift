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
        try append { (_) throws(LogFailure) in PreparedBatch(batch, if: condition) }
    }

    public func append(preparing prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    {
        try commit { (next, transaction) throws(Interruption) in
            guard let prepared = try failing({ () throws(LogFailure) in try prepare(next) }),
                !prepared.batch.records.isEmpty
            else { return Outcome(answer: .nothing(next: next)) }
            let batch = prepared.batch
            guard batch.first == next else {
                return Outcome(
                    answer: try storing { try answer(prepared, at: next, in: transaction) })
            }
            var addition = try storing { try beginning(at: next, in: transaction) }
            for record in batch.records {
                try storing { try add(record.rawSpan, to: &addition, in: transaction) }
            }
            return try storing { try finish(&addition, in: transaction) }
        }
    }

    /// Each record goes into the file while the next ones are made.
    public func append(producing produce: RecordProducer) throws(LogFailure) -> Appended {
        try commit { (next, transaction) throws(Interruption) in
            var addition = try storing { try beginning(at: next, in: transaction) }
            var interruption: Interruption?
            _ = try failing { () throws(LogFailure) in
                try produce(next) { (record) throws(LogFailure) in
                    do throws(Interruption) {
                        try storing { try add(record, to: &addition, in: transaction) }
                    } catch {
                        // Any failure stops the producer; what it was is kept here.
                        interruption = error
                        throw .unavailable("the record is not stored")
                    }
                }
            } replacedBy: {
                interruption
            }
            return try storing { try finish(&addition, in: transaction) }
        }
    }

    /// Why the write transaction was left.
    enum Interruption: Error {
        case failed(LogFailure)
        /// The batch does not fit: the map is enlarged and all is done again.
        case mapFull
    }

    /// What a write transaction did, and what the memory learns once that is durable.
    struct Outcome {
        let answer: Appended
        var addition: Addition?
    }

    /// The records of one commit so far.
    struct Addition {
        var next: LogPosition
        var tree: TreeWriter
        var entries: [RecordIndexEntry] = []
        var filled: FilledSegments?
    }

    /// One write transaction: asks for the records, stores them, signs the head, commits.
    private func commit(
        _ body: (LogPosition, borrowing WriteTransaction) throws(Interruption) -> Outcome
    ) throws(LogFailure) -> Appended {
        guard !environment.isReadOnly else { throw .readOnly }
        var isCommitting = false
        do throws(TransactionFailure<Interruption>) {
            let outcome = try environment.write { (transaction) throws(Interruption) in
                defer { index.withLock { $0.isPinned = false } }
                let next = try failing { () throws(LogFailure) in try pinIndex(in: transaction) }
                let outcome = try body(next, transaction)
                isCommitting = outcome.addition != nil
                return outcome
            }
            adopt(outcome)
            return outcome.answer
        } catch {
            switch error {
            case .body(.failed(let failure)): throw failure
            case .body(.mapFull), .database(.mapFull):
                try enlarge()
                return try commit(body)
            case .database(let error) where isCommitting:
                throw .outcomeUnknown("\(environment.path): the commit failed: \(error)")
            case .database(let error): throw Self.failure(error, at: environment.path)
            }
        }
    }

    /// Lets the memory follow the file. Only what is durable gets here, so that it is never ahead;
    /// it may be behind, or another thread may have brought it further meanwhile.
    private func adopt(_ outcome: Outcome) {
        guard let addition = outcome.addition else { return }
        tree.withLock { if $0.range.size < addition.next.rawValue { $0 = addition.tree } }
        index.withLock { $0.append(addition.entries, addition.filled) }
    }

    /// Runs `body`; its failure is the transaction's, unless `cause` knows what led to it.
    private func failing<Value>(
        _ body: () throws(LogFailure) -> Value, replacedBy cause: () -> Interruption? = { nil }
    ) throws(Interruption) -> Value {
        do { return try body() } catch { throw cause() ?? .failed(error) }
    }

    /// Runs what reads and writes rows.
    private func storing<Value>(_ body: () throws -> Value) throws(Interruption) -> Value {
        do {
            return try body()
        } catch let failure as LogFailure {
            throw .failed(failure)
        } catch let error as LMDBError {
            throw error == .mapFull ? .mapFull : .failed(Self.failure(error, at: environment.path))
        } catch let error as TransactionFailure<any Error> {
            throw .failed(Self.logFailure(error, at: environment.path))
        } catch {
            throw .failed(.unavailable("the checkpoint cannot be signed: \(error)"))
        }
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

    private func enlarge() throws(LogFailure) {
        do {
            try environment.doubleMap()
        } catch {
            throw Self.failure(error, at: environment.path)
        }
    }
}
