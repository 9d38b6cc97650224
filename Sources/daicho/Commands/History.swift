import Accounting
import ArgumentParser
import DefenseFund
import ReadModels

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
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
        let year = try year.map(DateOption.fiscalYear)
        let log = try target.folder.openForReading()
        let view = try options.view(of: log, in: target.folder, only: [.names])
        var history = ProcessingHistory(of: year)
        if !view.processing.isEmpty {
            let events = try ProvenEvents(log)
            for position in view.processing { history.add(try events.event(at: position)) }
        }
        try options.print(history.table(in: view))
    }
}
