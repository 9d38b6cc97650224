import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog
import TestSupport
import Testing
import Transparency

/// A ledger in memory with its genesis and a clerk, as a new one is after its first minutes.
struct OpenedLedger<Log: EventLog & TransparentLog> {
    let log: Log
    let ledger: Ledger<Log>
    let clock: ManualClock

    init(_ log: Log, clock: ManualClock = ManualClock(), withholding: Withholding? = nil) throws {
        self.log = log
        self.clock = clock
        let genesis = Genesis(
            opening: LedgerOpened(
                name: text("test"), operatorName: text("test"), formatVersion: UInt16Field(1),
                signerKey: KeyBytes.example),
            administrator: try #require(Identifier("admin")), administratorName: text("admin"),
            effectiveOn: try #require(LegalDate("2024-04-01")))
        try genesis.append(to: log, clock: clock)
        ledger = try Ledger(log, clock: clock, withholding: withholding)
        let setup = ledger.submit(
            Submission(
                [
                    try draft("actor.register", "actor/clerk", #"{"name":"clerk"}"#),
                    try draft("role.grant", "actor/clerk", #"{"role":"corporation.clerk"}"#),
                ], as: StreamName(parsing: "actor/admin")))
        try #require(setup.allSatisfy { $0.isDone })
    }

    /// Submits the commands as the clerk.
    func submit(_ drafts: CommandDraft..., isAtomic: Bool = false) -> [CommandOutcome] {
        ledger.submit(
            Submission(drafts, as: StreamName(parsing: "actor/clerk"), isAtomic: isAtomic))
    }
}

extension OpenedLedger where Log == MemoryEventLog {
    init() throws { try self.init(MemoryEventLog()) }
}

/// A command as a person writes it; its id follows from `number`, or from what it says.
func draft(
    _ command: String, _ subject: String, _ facts: String, on date: String = "2024-04-01",
    number: UInt64? = nil, extra: String = ""
) throws -> CommandDraft {
    let content = (command + subject + facts).utf8
    let id = CommandID(
        high: 7, low: number ?? content.reduce(1 << 32) { ($0 &* 31 &+ UInt64($1)) | 1 << 63 })
    let json = """
        {"id":"\(id)","command":"\(command)","subject":"\(subject)","on":"\(date)",\(extra)\
        "facts":\(facts)}
        """
    return try CommandReader.read(JSONParser.parse(Array(json.utf8)))
}

/// The registration of a party: the plainest act of a clerk.
func registration(
    _ name: String, on date: String = "2024-04-01", number: UInt64? = nil, extra: String = ""
) throws -> CommandDraft {
    try draft(
        "party.register", "party/\(name)", #"{"name":"\#(name)","kind":"other"}"#, on: date,
        number: number, extra: extra)
}
