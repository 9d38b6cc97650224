import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog
import TestSupport
import Testing

/// History is loaded through the door that every command takes.
@Suite struct ImportTests {
    private let opened: OpenedLedger<MemoryEventLog>

    /// A ledger with two administrators, in which an import of three rows is open.
    init() throws {
        opened = try OpenedLedger()
        let role = #"{"role":"administrator"}"#
        let began = """
            {"act":{"command":"import.begin","subject":"import/I","on":"2024-05-01","facts":\
            {"source":"paper","rows":3,"digest":"\(String(repeating: "0a", count: 32))",\
            "administrator":"actor/admin"}}}
            """
        let setup = try post([
            draft("actor.register", "actor/other", #"{"name":"other"}"#),
            draft("role.grant", "actor/other", role), draft("act.propose", "proposal/B", began),
            draft("act.approve", "proposal/B", "{}", extra: #""as":"actor/other","#),
        ])
        try #require(setup.allSatisfy { $0.isDone })
    }

    private func post(
        _ drafts: [CommandDraft], isAtomic: Bool = false,
        to ledger: Ledger<MemoryEventLog>? = nil
    ) -> [CommandOutcome] {
        (ledger ?? opened.ledger).submit(
            Submission(drafts, as: StreamName(parsing: "actor/admin"), isAtomic: isAtomic))
    }

    private func end(_ name: String = "E") throws -> [CommandDraft] {
        let act = """
            {"act":{"command":"import.end","subject":"import/I","on":"2024-05-02","facts":{}}}
            """
        return [
            try draft("act.propose", "proposal/\(name)", act),
            try draft("act.approve", "proposal/\(name)", "{}", extra: #""as":"actor/other","#),
        ]
    }

    private func code(_ outcome: CommandOutcome?) -> RejectionCode? {
        guard case .rejected(let rejection, .some) = outcome else { return nil }
        return rejection.code
    }

    /// A party that was there the year before the ledger.
    private func history(_ name: String, number: UInt64? = nil) throws -> CommandDraft {
        try registration(name, on: "2023-04-01", number: number)
    }

    /// The names of what is flagged as history.
    private func imported() throws -> [String] {
        var names: [String] = []
        try opened.log.read(from: .start) { _, record in
            let event = try RecordDecoder.decode(record)
            if event.head.flags.contains(.imported) { names.append(event.streamName?.text ?? "-") }
            return true
        }
        return names
    }

    @Test func `rows are loaded by who opened it, and the refusal of others is recorded`() throws {
        defer { opened.ledger.close() }
        #expect(post([try history("a")])[0].isDone)
        #expect(code(opened.submit(try history("b"))[0]) == .importOpen)
        #expect(try imported() == ["party/a"])
    }

    @Test func `a row that comes again is answered, and not counted again`() throws {
        defer { opened.ledger.close() }
        let rows = try ["a", "b", "c"].map { try history($0) }
        #expect(post(Array(rows[..<2])).allSatisfy { $0.isDone })
        #expect(code(post(try end())[0]) == .importIncomplete)
        // The loading was interrupted; another run folds the log and goes on.
        let next = try Ledger(opened.log, clock: opened.clock)
        defer { next.close() }
        let outcomes = post(rows, to: next)
        #expect(outcomes.allSatisfy { $0.isDone })
        #expect(outcomes.count { if case .repeated = $0 { true } else { false } } == 2)
        #expect(post(try end("E-2"), to: next).allSatisfy { $0.isDone })
        #expect(try imported() == ["party/a", "party/b", "party/c"])
    }

    @Test func `rows of a group that is taken back are not counted`() throws {
        defer { opened.ledger.close() }
        let group = try [history("a"), history("b"), history("a", number: 5)]
        #expect(code(post(group, isAtomic: true)[2]) == .nameTaken)
        #expect(try imported() == [])
        let rows = try ["a", "b", "c", "d"].map { try history($0) }
        let outcomes = post(rows)
        #expect(outcomes[..<3].allSatisfy { $0.isDone })
        #expect(code(outcomes[3]) == .importComplete)
    }
}
