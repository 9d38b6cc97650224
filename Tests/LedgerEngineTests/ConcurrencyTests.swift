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

/// Many posters at once: no gap, no duplicate, no lost update.
@Suite struct ConcurrencyTests {
    @Test func `64 threads post to one engine`() throws {
        let folder = try TemporaryDirectory()
        let log = try LMDBEventLog(
            path: folder.file("log.mdb"), creating: true, sign: { _ in nil })
        let opened = try OpenedLedger(log)
        try post(by: 64, to: [opened.ledger])
        try check(log, posterCount: 64)
    }

    @Test func `64 threads post through two engines that share a log`() throws {
        let opened = try OpenedLedger()
        let second = try Ledger(opened.log, clock: opened.clock)
        try post(by: 64, to: [opened.ledger, second])
        try check(opened.log, posterCount: 64)
    }

    private static let ownCount = 8
    private static let sharedCount = 4

    /// Each thread registers parties of its own, and all try the same ones too.
    private func post<Log>(by count: Int, to ledgers: [Ledger<Log>]) throws {
        let clerk = StreamName(parsing: "actor/clerk")
        let drafts = try (0..<count).map(drafts)
        let answers = Mutex<[[CommandOutcome]]>([])
        DispatchQueue.concurrentPerform(iterations: count) { poster in
            let ledger = ledgers[poster % ledgers.count]
            let outcomes = drafts[poster].flatMap { ledger.submit(.init([$0], as: clerk)) }
            answers.withLock { $0.append(outcomes) }
        }
        let outcomes = answers.withLock { $0 }
        #expect(outcomes.count == count)
        #expect(outcomes.joined().allSatisfy { $0.isDone })
        for index in 0..<Self.sharedCount {
            let positions = Set(outcomes.map { $0[Self.ownCount + index].positions })
            #expect(positions.count == 1, "everybody gets the same receipt")
        }
    }

    private func drafts(of poster: Int) throws -> [CommandDraft] {
        var drafts: [CommandDraft] = []
        for index in 0..<Self.ownCount {
            let number = UInt64(poster * 100 + index)
            drafts.append(try registration("P\(poster)-\(index)", number: number))
        }
        for index in 0..<Self.sharedCount {
            let number = UInt64(1_000_000 + index)
            drafts.append(try registration("shared-\(index)", number: number))
        }
        return drafts
    }

    private func check(_ log: some EventLog, posterCount: Int) throws {
        var names: [String] = []
        var next = LogPosition.start
        try log.read(from: .start) { position, record in
            #expect(position == next)
            next = next.advanced(by: 1)
            let event = try RecordDecoder.decode(record)
            #expect(event.head.position == position)
            if event.act is PartyRegistered, let name = event.streamName { names.append(name.text) }
            return true
        }
        #expect(Set(names).count == names.count)
        #expect(names.count == posterCount * Self.ownCount + Self.sharedCount)
    }
}

extension CommandOutcome {
    /// Where the command stands; `nil` if it does not.
    var positions: Range<UInt64>? {
        switch self {
        case .recorded(let positions), .repeated(let positions): positions
        case .rejected, .invalid, .idTaken, .failed, .abandoned: nil
        }
    }
}
