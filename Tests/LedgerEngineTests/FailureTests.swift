import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog
import Synchronization
import TestSupport
import Testing
import Transparency

/// A log that fails when it is told to, before or after it has stored the batch.
private final class FailingLog: EventLog, TransparentLog {
    enum Fault { case none, notStored, storedButUnknown, lostButUnknown }

    let log = MemoryEventLog()
    let fault = Mutex(Fault.none)

    func append(_ batch: Batch, if condition: AppendCondition) throws(LogFailure) -> Appended {
        try append { (_) in PreparedBatch(batch, if: condition) }
    }

    func append(preparing prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    {
        switch fault.withLock({ $0 }) {
        case .none: return try log.append(preparing: prepare)
        case .notStored:
            _ = try prepare(log.next())
            throw .unavailable("the disk is full")
        case .lostButUnknown:
            _ = try prepare(log.next())
            throw .outcomeUnknown("the commit failed")
        case .storedButUnknown:
            _ = try log.append(preparing: prepare)
            throw .outcomeUnknown("the commit failed")
        }
    }

    func next() -> LogPosition { log.next() }
    func read(from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool) throws {
        try log.read(from: start, body)
    }
    func positions(of command: CommandID) -> Range<UInt64>? { log.positions(of: command) }
    func positions(of stream: StreamReference, after version: StreamVersion, limit: Int)
        -> [LogPosition]
    {
        log.positions(of: stream, after: version, limit: limit)
    }
    func version(of stream: StreamReference) -> StreamVersion { log.version(of: stream) }
    func treeHead() -> TreeHead { log.treeHead() }
    func checkpoint() -> SignedNote? { log.checkpoint() }
    func node(level: Int, index: UInt64) -> MerkleHash { log.node(level: level, index: index) }
}

/// What the engine answers when the log fails, and that nothing of it stays in its state.
@Suite struct FailureTests {
    @Test func `after a failure that stored nothing the same command can be posted again`() throws {
        let log = FailingLog()
        let opened = try OpenedLedger(log)
        let next = log.next()
        log.fault.withLock { $0 = .notStored }
        guard case .failed(.unavailable) = opened.submit(try registration("A", number: 1))[0] else {
            Issue.record("not told")
            return
        }
        log.fault.withLock { $0 = .none }
        guard case .recorded(let positions) = opened.submit(try registration("A", number: 1))[0]
        else {
            Issue.record("the state holds what is not stored")
            return
        }
        #expect(positions.lowerBound == next.rawValue)
    }

    @Test func `an unknown outcome is found out by the command's id`() throws {
        let log = FailingLog()
        let opened = try OpenedLedger(log)
        for (number, fault) in [
            (UInt64(1), FailingLog.Fault.storedButUnknown), (2, .lostButUnknown),
        ] {
            log.fault.withLock { $0 = fault }
            let first = opened.submit(try registration("A\(number)", number: number))
            guard case .failed(.outcomeUnknown) = first[0] else {
                Issue.record("\(first)")
                return
            }
            log.fault.withLock { $0 = .none }
            let again = opened.submit(try registration("A\(number)", number: number))
            switch (fault, again[0]) {
            case (.storedButUnknown, .repeated), (.lostButUnknown, .recorded): break
            case _: Issue.record("\(again)")
            }
        }
    }

    @Test func `every poster of a failed group is told`() throws {
        let log = FailingLog()
        let opened = try OpenedLedger(log)
        log.fault.withLock { $0 = .notStored }
        let outcomes = opened.submit(try registration("A"), try registration("B"))
        #expect(outcomes.count == 2)
        #expect(!outcomes.contains { $0.isDone })
    }

    @Test func `a damaged record stops the opening of the ledger`() throws {
        let opened = try OpenedLedger()
        var records: [[UInt8]] = []
        try opened.log.read(from: .start) { _, record in
            records.append(RecordBytes.copy(record))
            return true
        }
        // The role of the second event becomes one that does not exist.
        records[1][5] = 99
        let damaged = MemoryEventLog()
        _ = try damaged.append(Batch(first: .start, records: records), if: .none)
        #expect(throws: LogFailure.self) { _ = try Ledger(damaged, clock: opened.clock) }
    }
}
