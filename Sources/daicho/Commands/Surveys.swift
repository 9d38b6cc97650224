import ArgumentParser
import ReadModels

struct Surveys: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "surveys",
        abstract: "Surveys of manufacturers, supply risks, withdrawals and successors.",
        discussion: "Example: daicho surveys ledger --csv")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.surveys, of: target.folder)
    }
}
