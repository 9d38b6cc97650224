import ArgumentParser
import ReadModels

struct Parameters: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parameters",
        abstract: "The parameters of the rules in force on a day: set when, or by default.",
        discussion: "Example: daicho parameters ledger --on 2025-07-31 --as-of 2025-07-31")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        let day = try options.dayOrToday()
        let view = try options.view(of: target.folder, on: day, only: [])
        try options.print(view.parameterRegister(on: day))
    }
}
