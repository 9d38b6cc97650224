import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The processing history: what changed who may do what, and by which rules.",
        discussion: """
            Every change of a person, role, key, parameter, of the business rules, every import \
            and every reopening of a period. --year asks for what was recorded in the fiscal year \
            or takes effect in it.

            Example: daicho history ledger --year FY2024 --csv
            """)

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    @Option(help: .init("Only this fiscal year.", valueName: "year"))
    var year: String?

    func run() throws {
        let year = try year.map { text in
            guard let year = FiscalYear(text) else {
                throw CommandFailure(.badInput, "--year \(text): must be one such as FY2024")
            }
            return year
        }
        let log = try target.folder.openForReading()
        var rows: [[RegisterTable.Cell]] = []
        _ = try options.view(of: log, in: target.folder) { event, _, view in
            guard event.changesProcessing, year.map({ event.isOf($0) }) ?? true else { return }
            let name = { LedgerReader.name($0, in: view, log) }
            rows.append([
                .count(event.head.position.rawValue),
                .text(event.head.recordedAt.description), .date(event.head.effectiveOn),
                .text(event.type.name), .text(name(event.head.stream)?.text ?? ""),
                .text(name(event.head.actor)?.text ?? ""),
                .text(EventJSON.facts(of: event.act, name: name).compact),
            ])
        }
        try options.print(
            RegisterTable(
                name: "history",
                columns: [
                    .init("position", "Position"), .init("recordedAt", "Recorded (UTC)"),
                    .init("effectiveOn", "Effective"), .init("type", "Type"),
                    .init("stream", "Stream"), .init("actor", "Actor"), .init("facts", "Facts"),
                ], rows: rows))
    }
}

extension RecordedEvent {
    /// Whether it was recorded in the fiscal year or takes effect in it.
    fileprivate func isOf(_ year: FiscalYear) -> Bool {
        FiscalYear(head.effectiveOn) == year
            || head.recordedAt.dateInTokyo.map { FiscalYear($0) } == year
    }
}
