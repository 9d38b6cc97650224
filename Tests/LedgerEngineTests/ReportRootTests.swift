import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog
import TestSupport
import Testing
import Transparency

/// The engine tells a report the tree of whatever was known, in the log or in its own group.
@Suite struct ReportRootTests {
    private func report(_ size: UInt64) throws -> CommandDraft {
        try draft(
            "report.issue", "report/R\(size)",
            """
            {"name":"fundSheet","day":"2026-05-01","size":\(size),"audience":"full",\
            "digest":"\(String(repeating: "5a", count: 32))"}
            """, on: "2026-06-01")
    }

    private func actor(_ name: String) throws -> CommandDraft {
        try draft("actor.register", "actor/\(name)", #"{"name":"x"}"#)
    }

    @Test func `a report pins the tree of any size that there was before it`() throws {
        let opened = try OpenedLedger()
        defer { opened.ledger.close() }
        let admin = StreamName(parsing: "actor/admin")
        let role = try draft("role.grant", "actor/admin", #"{"role":"auditor"}"#)
        try #require(opened.ledger.submit(Submission([role], as: admin)).allSatisfy { $0.isDone })
        let first = opened.log.next().rawValue
        // In the log, at its end, and behind it, where the group has two records in front.
        let sizes = [1, first - 1, first, first + 1, first + 2]
        let group = try [actor("a"), actor("b")] + sizes.map { try report($0) } + [report(1 << 40)]
        let outcomes = opened.ledger.submit(Submission(group, as: admin))
        #expect(outcomes.map(\.isDone) == Array(repeating: true, count: 7) + [false])

        var roots = [CompactRange().root]
        var range = CompactRange()
        var pinned: [UInt64] = []
        try opened.log.read(from: .start) { _, record in
            if let report = try RecordDecoder.decode(record).act as? ReportIssued {
                pinned.append(report.size.rawValue)
                #expect(report.root.bytes == roots[Int(report.size.rawValue)].bytes)
            }
            range.append(.leaf(record))
            roots.append(range.root)
            return true
        }
        #expect(pinned == sizes)
    }
}
