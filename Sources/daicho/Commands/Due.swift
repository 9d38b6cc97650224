import ArgumentParser
import ReadModels

struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "What must be done now, seen from a date: by whom and by when; overdue first.",
        discussion: "Example: daicho due ledger --on 2025-06-30")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        let day = try options.dayOrToday()
        let view = try options.view(
            of: target.folder, on: day, only: LedgerView.obligationSections)
        try options.print(view.obligationRegister(on: day))
    }
}
