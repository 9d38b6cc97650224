import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels

struct LogEvents: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Lists events; filters may be given together.",
        discussion: """
            With --json an event is an object a line.

            Example: daicho log ledger --stream grant/G-1 --from 2025-04-01 --json
            """)

    @OptionGroup var target: LedgerOption
    @OptionGroup var filter: EventFilterOptions
    @OptionGroup var options: TableOptions

    @Flag(help: "With --json: print withheld values of which the key is here.")
    var reveal = false

    func validate() throws {
        guard options.form.json || !reveal else {
            throw ValidationError("--reveal goes with --json")
        }
    }

    func run() throws {
        var revealer = reveal ? try Revealer(target.folder) : nil
        let log = try target.folder.openForReading()
        let filter = try filter.parsed()
        let things = try things(of: filter.party, in: log)
        var rows: [[RegisterTable.Cell]] = []
        var names = KnownNames()
        _ = try options.view(of: log, in: target.folder) { event, _, view in
            names.add(event.streamName)
            let name = { LedgerReader.name($0, in: view, log) }
            guard Console.hasReader, filter.matches(event, things, name: name) else { return }
            if options.form.json {
                let view = EventJSON.view(event, name: name, account: view.account)
                try Console.write((revealer?.revealed(view) ?? view).compact + "\n")
            } else {
                rows.append(row(of: event, in: view, log))
            }
        }
        // Only now is every name known; of a thing that is not there nothing was printed.
        try names.require(filter.stream, givenWith: "--stream")
        try names.require(filter.actor, givenWith: "--actor")
        guard !options.form.json else { return }
        let table = RegisterTable(
            name: "log",
            columns: [
                .init("position", "Position"), .init("effectiveOn", "Effective"),
                .init("recordedAt", "Recorded (UTC)"), .init("type", "Type"),
                .init("stream", "Stream"), .init("actor", "Actor"), .init("amountYen", "Amount"),
            ], rows: rows)
        try options.print(table)
    }

    /// Folds the ledger once to learn what is the party's, also by events that come later.
    private func things(of party: StreamName?, in log: LMDBEventLog) throws -> PartyThings? {
        guard let party else { return nil }
        var names = KnownNames()
        let view = try options.view(of: log, in: target.folder) { event, _, _ in
            names.add(event.streamName)
        }
        try names.require(party, givenWith: "--party")
        return view.ledger.reference(to: party).map { PartyThings(of: $0, in: view) }
    }

    private func row(of event: RecordedEvent, in view: LedgerView, _ log: LMDBEventLog)
        -> [RegisterTable.Cell]
    {
        [
            .count(event.head.position.rawValue), .date(event.head.effectiveOn),
            .text(event.head.recordedAt.description), .text(event.type.name),
            .text(view.name(event.head.stream)?.text ?? ""),
            .text(LedgerReader.name(event.head.actor, in: view, log)?.text ?? ""),
            EventFilter.amount(of: event).map { .yen(Int128($0)) } ?? .empty,
        ]
    }
}
