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

/// The engine tells a closing what tree it pins, wherever in a group of commands it stands (C25).
@Suite struct ClosingTests {
    /// A ledger whose administrator is a treasurer too.
    private func opened() throws -> OpenedLedger<MemoryEventLog> {
        let opened = try OpenedLedger()
        let grant = try draft("role.grant", "actor/admin", #"{"role":"corporation.treasurer"}"#)
        try #require(post([grant], to: opened).allSatisfy { $0.isDone })
        return opened
    }

    private func post(
        _ drafts: [CommandDraft], to opened: OpenedLedger<MemoryEventLog>, isAtomic: Bool = false
    ) -> [CommandOutcome] {
        opened.ledger.submit(
            Submission(drafts, as: StreamName(parsing: "actor/admin"), isAtomic: isAtomic))
    }

    private func closing(_ period: String, on date: String) throws -> CommandDraft {
        try draft("period.close", "period/\(period)", "{}", on: date)
    }

    /// Each closing of the log pins the tree of the records before it.
    private func check(_ log: MemoryEventLog, _ count: Int) throws {
        var range = CompactRange()
        var closings: [LogPosition] = []
        try log.read(from: .start) { position, record in
            if let closing = try RecordDecoder.decode(record).act as? PeriodClosed {
                closings.append(position)
                #expect(closing.size == position && closing.root.bytes == range.root.bytes)
            }
            range.append(.leaf(record))
            return true
        }
        #expect(closings.count == count)
    }

    @Test(arguments: [false, true])
    func `a closing pins what was recorded before it, in the log and in its own group`(
        isAtomic: Bool
    ) throws {
        let opened = try opened()
        defer { opened.ledger.close() }
        let first = try closing("2026-04", on: "2026-05-01")
        #expect(post([first], to: opened).allSatisfy { $0.isDone })
        let group = try [
            draft("actor.register", "actor/a", #"{"name":"a"}"#, on: "2026-06-01"),
            draft("actor.register", "actor/b", #"{"name":"b"}"#, on: "2026-06-01"),
            closing("2026-05", on: "2026-06-02"),
            draft("actor.register", "actor/c", #"{"name":"c"}"#, on: "2026-07-01"),
            closing("2026-06", on: "2026-07-02"),
        ]
        #expect(post(group, to: opened, isAtomic: isAtomic).allSatisfy { $0.isDone })
        try check(opened.log, 3)
        // Posted again, they are the same commands.
        #expect(
            post(group, to: opened).allSatisfy { if case .repeated = $0 { true } else { false } })
    }

    @Test func `a large group that is stored beside pins the same trees`() throws {
        let opened = try opened()
        defer { opened.ledger.close() }
        var group = try (0..<300).map {
            try draft("actor.register", "actor/x\($0)", #"{"name":"x"}"#, on: "2026-06-01")
        }
        group.insert(try closing("2026-04", on: "2026-05-01"), at: 270)
        group.insert(try closing("2026-05", on: "2026-06-01"), at: 290)
        #expect(post(group, to: opened).filter(\.isDone).count >= 292)
        try check(opened.log, 2)
    }

    @Test func `nothing enters a closed period by the public door, before it is reopened`() throws {
        let opened = try opened()
        defer { opened.ledger.close() }
        let party = { (date: String, number: UInt64) in
            try draft(
                "party.register", "party/p\(number)", #"{"name":"p","kind":"other"}"#, on: date,
                number: number, extra: #""as":"actor/clerk","#)
        }
        let outcomes = try post(
            [
                closing("FY2025", on: "2026-04-02"), party("2026-03-31", 1),
                party("2025-04-01", 2), party("2026-04-01", 3),
                draft("period.reopen", "period/FY2025", #"{"reason":"x"}"#, on: "2026-04-03"),
                party("2026-03-31", 4),
            ], to: opened)
        let codes = outcomes.map { outcome -> String in
            if case .rejected(let rejection, _) = outcome { rejection.code.rawValue } else { "" }
        }
        #expect(codes == ["", "period-closed", "period-closed", "", "", ""])
        #expect(outcomes.filter(\.isDone).count == 4)
    }
}
