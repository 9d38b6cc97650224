import ArgumentParser
import ReadModels

struct Periods: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The months and fiscal years that were closed, with the trees that they pin.",
        discussion: "Example: daicho periods ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(LedgerReader.view(of: target.folder, at: options.at).periodRegister)
    }
}

struct Late: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The entries that were recorded late, or into a period that was reopened.",
        discussion: """
            Late is what is recorded more days after its date than the parameter \
            latePostingLimitDays says for that date.

            Example: daicho late ledger --csv
            """)

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        var entries = LateEntries()
        let log = try target.folder.openForReading()
        _ = try LedgerReader.view(of: log, at: options.at) { event, _, view in
            entries.add(event, in: view)
        }
        try options.print(entries.table)
    }
}
