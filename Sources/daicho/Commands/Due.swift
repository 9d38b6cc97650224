import ArgumentParser
import ReadModels

struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What must be done now, seen from a date: by whom and by when; overdue first.",
        discussion: "Example: daicho due ledger --on 2025-06-30")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions
    @OptionGroup var day: DateOption

    func run() throws {
        let date = try day.date()
        let view = try LedgerReader.view(of: target.folder, at: options.at)
        try options.print(view.obligationRegister(on: date))
    }
}
