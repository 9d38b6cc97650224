import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

struct RecordState: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record-state",
        abstract: "Records what every projection and account comes to now.",
        discussion: """
            An event binds the numbers to the log: every replay folds them again and compares. \
            It is recorded by itself when a period is closed, and every 10,000 events.

            Example: daicho record-state ledger --as auditor.suzuki
            """)

    @OptionGroup var target: LedgerOption

    @Option(name: .customLong("as"), help: "The actor who records it; any role will do.")
    var actor: String

    @Option(help: .init("Where the signing key lies, if not beside the folder.", valueName: "file"))
    var key: String?

    @Flag(help: "Print a JSON object.")
    var json = false

    func run() throws {
        let folder = target.folder
        let inputs = PostedInputs(folder: folder, key: key, json: json)
        let status = try inputs.post(as: ActorName.parse(actor)) { log in
            [try StateRecorder(log: log, folder: folder).row()]
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }
}

struct States: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "states",
        abstract: "The records of the state: where they stand, and what they bind.",
        discussion: "Example: daicho states ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        let log = try target.folder.openForReading()
        let view = try options.view(of: log, in: target.folder, only: [])
        let records = view.ledger.stateRecords
        let events = records.isEmpty ? nil : try ProvenEvents(log)
        let rows = try records.flatMap { position in
            try events.map { Self.rows(of: try $0.event(at: position)) } ?? []
        }
        try options.print(
            RegisterTable(
                name: "states",
                columns: [
                    .init("position", "Position"), .init("recordedAt", "Recorded (UTC)"),
                    .init("on", "On"), .init("projection", "Projection"),
                    .init("accounts", "Accounts"), .init("digest", "Digest"),
                ], rows: rows))
    }

    private static func rows(of event: RecordedEvent) -> [[RegisterTable.Cell]] {
        guard let record = event.act as? StateRecorded else { return [] }
        let place: [RegisterTable.Cell] = [
            .count(event.head.position.rawValue), .text(event.head.recordedAt.description),
            .date(event.head.effectiveOn),
        ]
        let accounts: [RegisterTable.Cell] = [
            .text("accounts"), .count(record.accounts.count.accounts),
            .text(record.accounts.root.hexadecimal),
        ]
        return [place + accounts]
            + record.projections.map { projection in
                place + [
                    .text(projection.name.text), .empty, .text(projection.digest.hexadecimal),
                ]
            }
    }
}
