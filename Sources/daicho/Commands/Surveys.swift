import ArgumentParser
import ReadModels

struct Surveys: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Surveys of manufacturers, supply risks, withdrawals and successors.",
        discussion: "Example: daicho surveys ledger --csv")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(options.view(of: target.folder).surveyRegister)
    }
}
