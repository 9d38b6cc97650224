import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine
import MemoryEventLog
import Synchronization
import TestSupport
import Testing
import Transparency

/// Groups that are decided on one thread and stored by another: what becomes of them is what would
/// have become of their commands one by one.
@Suite struct LargeGroupTests {
    private static let clerk = StreamName(parsing: "actor/clerk")

    /// Registrations, among them repetitions, an id used twice, and a name that is taken.
    private func mixed(_ count: Int) throws -> [CommandDraft] {
        try (0..<count).map { index in
            switch index % 50 {
            case 17: try registration("P-\(index - 1)", number: UInt64(index - 1))
            case 23: try registration("P-\(index)", number: UInt64(index - 3))
            case 31: try registration("P-\(index - 5)", number: UInt64(index))
            case _: try registration("P-\(index)", number: UInt64(index))
            }
        }
    }

    @Test(arguments: [191, 192, 193, 700, 1500])
    func `a large group leaves what its commands leave one by one`(_ count: Int) throws {
        let folder = try TemporaryDirectory()
        // The map begins with room for the tables alone: the group is decided several times.
        let log = try LMDBEventLog(
            path: folder.file("log.mdb"), creating: true, mapSizeBytes: 1 << 16,
            sign: { _ in nil })
        let whole = try OpenedLedger(log)
        let single = try OpenedLedger()
        let drafts = try mixed(count)
        let outcomes = whole.ledger.submit(Submission(drafts, as: Self.clerk))
        let expected = drafts.flatMap {
            single.ledger.submit(Submission([$0], as: Self.clerk))
        }
        #expect(outcomes.map { "\($0)" } == expected.map { "\($0)" })
        #expect(try log.records() == single.log.records())
        #expect(try log.treeHead() == single.log.treeHead())
        // The engine goes on from there.
        let more = try registration("after", number: 9_999)
        #expect(whole.submit(more).map { "\($0)" } == single.submit(more).map { "\($0)" })
    }

    @Test func `a large group that is all or nothing leaves only refusals if one is refused`()
        throws
    {
        let opened = try OpenedLedger()
        let before = try opened.log.records()
        let outcomes = opened.ledger.submit(
            Submission(try mixed(600), as: Self.clerk, isAtomic: true))
        #expect(outcomes.contains { if case .abandoned = $0 { true } else { false } })
        #expect(!outcomes.contains { if case .recorded = $0 { true } else { false } })
        let left = try opened.log.records().dropFirst(before.count).map {
            try RecordDecoder.decode($0.rawSpan).type.name
        }
        #expect(left == Array(repeating: "command.refused", count: 12))
        let good = try (0..<600).map { try registration("Q-\($0)", number: UInt64(5_000 + $0)) }
        let second = opened.ledger.submit(Submission(good, as: Self.clerk, isAtomic: true))
        #expect(second.allSatisfy { $0.isDone })
        #expect(try opened.log.records().count == before.count + 12 + 600)
    }

    @Test func `what is handed over without waiting is answered before the ledger closes`() throws {
        for round in 0..<20 {
            let opened = try OpenedLedger()
            let pending = Mutex<[PendingOutcomes]>([])
            let threads = ThreadGroup()
            for poster in 0..<6 {
                threads.start {
                    for index in 0..<8 {
                        guard
                            let draft = try? registration(
                                "P\(poster)-\(index)", number: UInt64(poster * 100 + index))
                        else { continue }
                        let submission = Submission([draft], as: Self.clerk)
                        if (poster + index + round) % 3 == 0 {
                            #expect(opened.ledger.submit(submission).allSatisfy { $0.isDone })
                        } else {
                            let outcomes = opened.ledger.start(submission)
                            pending.withLock { $0.append(outcomes) }
                        }
                    }
                }
            }
            threads.wait()
            opened.ledger.close()
            #expect(pending.withLock { $0 }.allSatisfy { $0.wait().allSatisfy { $0.isDone } })
            // Genesis and set-up are five events.
            #expect(try opened.log.records().count == 5 + 48)
            // A ledger that was closed takes what comes all the same.
            let late = opened.ledger.start(
                Submission([try registration("late", number: 7_777)], as: Self.clerk))
            #expect(late.wait().allSatisfy { $0.isDone })
            opened.ledger.close()
        }
    }
}
