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
        discussion: "Example: daicho log ledger --stream grant/G-1 --from 2025-04-01 --json")

    @OptionGroup var target: LedgerOption
    @OptionGroup var filter: EventFilterOptions

    @Flag(help: "Print an event as JSON a line.")
    var json = false

    func run() throws {
        let log = try target.folder.openForReading()
        let filter = try filter.parsed()
        var rows: [[RegisterTable.Cell]] = []
        _ = try LedgerReader.view(of: log, at: nil) { event, _, view in
            guard filter.matches(event, in: view) else { return }
            if json {
                let value = EventJSON.view(
                    event, name: { LedgerReader.name($0, in: view, log) }, account: view.account)
                Console.write(value.compact + "\n")
            } else {
                rows.append(row(of: event, in: view, log))
            }
        }
        guard !json else { return }
        let table = RegisterTable(
            name: "log",
            columns: [
                .init("position", "Position"), .init("effectiveOn", "Effective"),
                .init("recordedAt", "Recorded (UTC)"), .init("type", "Type"),
                .init("stream", "Stream"), .init("actor", "Actor"), .init("amountYen", "Amount"),
            ], rows: rows)
        Console.write(table.text)
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

/// What may be asked of the log.
struct EventFilterOptions: ParsableArguments {
    @Option(help: "Events about this thing: grant/G-1.")
    var stream: String?

    @Option(help: "Events of this type, or of all types that begin so: grant.")
    var type: String?

    @Option(help: "Events that this person recorded.")
    var actor: String?

    @Option(help: "Events about this party, or that name it.")
    var party: String?

    @Option(help: "Entries of at least this many yen.")
    var minAmount: UInt64?

    @Option(help: "Entries of at most this many yen.")
    var maxAmount: UInt64?

    @Option(help: "Effective on this date or later.")
    var from: String?

    @Option(help: "Effective on this date or earlier.")
    var through: String?

    @Option(help: "Recorded on this date in Tokyo or later.")
    var recordedFrom: String?

    @Option(help: "Recorded on this date in Tokyo or earlier.")
    var recordedThrough: String?

    func parsed() throws -> EventFilter {
        EventFilter(
            stream: stream, type: type, actor: actor.map { $0.contains("/") ? $0 : "actor/\($0)" },
            party: party.map { $0.contains("/") ? $0 : "party/\($0)" },
            amounts: (minAmount ?? 0)...max(minAmount ?? 0, maxAmount ?? .max),
            hasAmounts: minAmount != nil || maxAmount != nil,
            effective: try range("--from", from, "--through", through),
            recorded: try range(
                "--recorded-from", recordedFrom, "--recorded-through", recordedThrough))
    }

    private func range(_ first: String, _ from: String?, _ second: String, _ through: String?)
        throws
        -> ClosedRange<LegalDate>?
    {
        guard from != nil || through != nil else { return nil }
        let start = try date(first, from ?? "1868-01-01")
        let end = try date(second, through ?? "9999-12-31")
        guard start <= end else {
            throw CommandFailure(.badInput, "\(first) \(start) lies after \(second) \(end)")
        }
        return start...end
    }

    private func date(_ option: String, _ text: String) throws -> LegalDate {
        guard let date = LegalDate(text) else {
            throw CommandFailure(
                .badInput, "\(option) \(text): must be a date such as 2025-04-01")
        }
        return date
    }
}
