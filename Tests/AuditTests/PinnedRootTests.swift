import Audit
import Cryptography
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing
import Transparency

/// A closing pins the tree in front of it, and an auditor makes that tree again (C25).
@Suite struct PinnedRootTests {
    @Test(arguments: [(0, 0), (0, 3), (1, 2), (2, 5), (4, 1), (4, 9)])
    func `the root that is pinned is that of the records before`(
        readerCount: Int, segmentHeight: Int
    ) throws {
        let log = try SmallLedger.log(then: [SmallLedger.closing])
        let audit = WholeAudit(
            log, cut: .init(readerCount: readerCount, segmentHeight: segmentHeight))
        #expect(audit.isClean, "\(audit.report.findings)")
        let closing = try #require(audit.replay.view.ledger.periods.closings.first)
        // The approval is the command with which the closing is recorded.
        #expect(closing.size == LogPosition(55))
        let records = log.records.prefix(55).map(\.bytes)
        let shorter = try LyingLog(records, signer: SmallLedger.signer())
        #expect(closing.root.bytes == shorter.heads.last?.range?.root.bytes)
    }

    @Test func `a tree of another size than the one before the command is no tree to pin`() throws {
        let log = try SmallLedger.log(then: [SmallLedger.closing])
        let early = try #require(log.heads.first { $0.size == 16 }?.range)
        let lie = try log.rewriting(56) { event in
            let early = try event.changing(act: event.fact(2, being: .bytes(early.root.bytes)))
            return try early.changing(act: early.fact(1, being: .unsigned(16)))
        }
        #expect(
            WholeAudit(lie).places.contains(.init(code: .decisionDiffers, position: 56)))
    }
}
