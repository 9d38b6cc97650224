import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// History from before the ledger is loaded (House rule 10).
@Suite struct ImportTests {
    private let end = ImportEnded()
    private let giveUp = ImportEnded(reason: text("a wrong file"))

    private func began(
        _ given: Given, rows: UInt64 = 3, digest: UInt8 = 1, by name: String = "everyone"
    ) throws -> ImportBegan {
        ImportBegan(
            source: text("paper ledger"), rows: try #require(RowCount(storedNumber: rows)),
            digest: try #require(DigestBytes(Array(repeating: digest, count: 32))),
            administrator: Reference(try given.reference("actor/\(name)")))
    }

    /// The ledger was opened on 9 January, a grant is screened, and an import of three rows is
    /// open.
    private func open(rows: UInt64 = 3) throws -> Given {
        let given = try Funded.screened(opened: "2025-01-09")
        return try given.and(began(given, rows: rows), about: "import/I", on: "2025-01-10")
    }

    private let rename = PartyRenamed(name: text("Bank"))

    private func load(_ given: Given, _ act: any Act, _ subject: String, _ date: String) throws
        -> Given
    {
        try given.and(act, about: subject, on: date, recorded: "2025-01-10", by: "everyone")
    }

    private func loadedBank(_ given: Given) throws -> Given {
        try load(given, rename, "party/bank", "2024-06-10")
    }

    @Test func `two administrators let an import pass`() throws {
        let given = try Given()
        try given.when(began(given), about: "import/I", on: "2025-01-10", by: "everyone")
            .thenRefused(.secondPersonNeeded)
        try given.when(began(given), about: "import/I", on: "2025-01-10").then("import.began")
        try given.when(began(given, by: "everyone"), about: "grant/I", on: "2025-01-10")
            .thenRefused(.wrongSubject)
    }

    @Test func `a ledger with one administrator imports nothing`() throws {
        let given = try Given(colleagues: [])
        try given.when(began(given), about: "import/I", on: "2025-01-10")
            .thenRefused(.secondPersonNeeded)
    }

    @Test func `who loads it is an administrator`() throws {
        let given = try Given().and(
            RoleRevoked(role: .administrator, reason: text("left")), about: "actor/treasurer",
            on: "2024-05-01", by: "everyone")
        try given.when(began(given, by: "treasurer"), about: "import/I", on: "2025-01-10")
            .thenRefused(.roleNotHeld)
    }

    @Test func `only its administrator posts while it is open`() throws {
        let given = try open()
        try given.when(rename, about: "party/bank", on: "2024-06-10", by: "colleague")
            .thenRefused(.importOpen)
        try given.when(rename, about: "party/bank", on: "2024-06-10", by: "everyone")
            .then("party.renamed")
    }

    @Test func `control acts are no history`() throws {
        let given = try open()
        let acts: [(any Act, String)] = [
            (ActorRegistered(name: text("x")), "actor/x"),
            (RoleGranted(role: .clerk), "actor/treasurer"),
            (ParameterSet(value: text("5.00%"), reason: text("x")), "parameter/addOnRate"),
            (PeriodClosed(size: .start, root: .example), "period/2024-04"),
        ]
        for (act, subject) in acts {
            try given.when(act, about: subject, on: "2025-01-10", by: "everyone")
                .thenRefused(.notImportable)
        }
        try given.when(began(given, digest: 2), about: "import/J", on: "2025-01-10")
            .thenRefused(.notImportable)
    }

    @Test func `what is loaded is flagged, in the role that may record it, by one person`() throws {
        let given = try open()
        let when = try given.when(
            GrantAllocated(amount: 700), about: "grant/G", on: "2024-06-10",
            recorded: "2025-01-10", by: "everyone")
        let events = try when.outcome.get()
        #expect(
            events.map(\.flags)
                == events.map {
                    $0.isConsequence ? [.imported, .consequence] : .imported
                })
        let act = try #require(events.last { !$0.isConsequence })
        #expect(act.context.role == .approver)
        #expect(act.context.approver == nil)
        #expect(when.after.imports.open?.loaded == 1)
    }

    @Test func `who loads history has not done it`() throws {
        var given = try load(open(), GrantAllocated(amount: 700), "grant/G", "2024-06-10")
        let grant = Reference<Grant>(try given.reference("grant/G"))
        #expect(given.ledger.grants[grant]?.allocators == [])
        given = try load(
            given, GrantAdvancePaid(amount: 100, bank: given.party("bank")), "grant/G",
            "2024-07-01")
        #expect(given.ledger.imports.open?.loaded == 2)
    }

    @Test func `all other guards stay`() throws {
        let given = try open()
        try given.when(
            GrantAllocated(amount: 1_001), about: "grant/G", on: "2024-06-10", by: "everyone"
        ).thenRefused(.exceedsApplication)
        try given.when(
            GrantAllocated(amount: 700), about: "grant/G", on: "2024-05-01", by: "everyone"
        ).thenRefused(.dateOutOfOrder)
    }

    @Test func `nothing is history that happened since the ledger was opened`() throws {
        let given = try open()
        try given.when(rename, about: "party/bank", on: "2025-01-09", by: "everyone")
            .thenRefused(.notHistory)
        try given.when(rename, about: "party/bank", on: "2025-01-08", by: "everyone")
            .then("party.renamed")
    }

    @Test func `no more rows are loaded than were let pass, and the end needs all of them`() throws
    {
        var given = try open(rows: 1)
        try given.when(end, about: "import/I", on: "2025-01-11").thenRefused(.importIncomplete)
        given = try loadedBank(given)
        try given.when(rename, about: "party/maker", on: "2024-06-10", by: "everyone")
            .thenRefused(.importComplete)
        let ended = try given.when(end, about: "import/I", on: "2025-01-11")
        let event = try #require(ended.outcome.get().last)
        #expect((event.act as? ImportEnded)?.loaded.rows == 1)
        #expect(event.flags == [])
        #expect(ended.after.imports.open == nil)
    }

    @Test func `the end takes two persons, who propose and approve it while it is open`() throws {
        var given = try loadedBank(open(rows: 1))
        try given.when(end, about: "import/I", on: "2025-01-11", by: "everyone")
            .thenRefused(.secondPersonNeeded)
        let subject = try #require(StreamName(parsing: "import/I"))
        let command = try #require(
            ProposedCommand(end, about: subject, on: date("2025-01-11")))
        let proposed = ActProposed(command)
        given = try given.and(proposed, about: "proposal/P", on: "2025-01-11", by: "everyone")
        try given.when(ActApproved(), about: "proposal/P", on: "2025-01-11", by: "everyone")
            .thenRefused(.samePerson)
        given = try given.and(
            ActApproved(), about: "proposal/P", on: "2025-01-11", by: "colleague")
        #expect(given.ledger.imports.open == nil)
        try given.when(end, about: "import/I", on: "2025-01-12").thenRefused(.importNotOpen)
    }

    @Test func `an import is given up for a reason, and what is loaded stays`() throws {
        var given = try loadedBank(open()).and(giveUp, about: "import/I", on: "2025-01-11")
        #expect(given.ledger.imports.open == nil)
        #expect(given.ledger.parties[try given.party("bank")]?.name == text("Bank"))
        // Another import of the same file goes on where this one stopped.
        try given.when(began(given, rows: 1), about: "import/J", on: "2025-01-12")
            .thenRefused(.nothingChanges)
        given = try given.and(began(given, rows: 2), about: "import/J", on: "2025-01-12")
        #expect(given.ledger.imports.open?.loaded == 1)
    }

    @Test func `after its end everybody acts again`() throws {
        let given = try loadedBank(open(rows: 1)).and(end, about: "import/I", on: "2025-01-11")
        let when = try given.when(rename, about: "party/maker", on: "2025-01-11", by: "colleague")
        #expect(try when.outcome.get().map(\.flags) == [[]])
    }
}
