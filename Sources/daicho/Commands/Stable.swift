import ArgumentParser
import ReadModels

struct Stable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stable",
        abstract: "Stable Manufacturing Plans: initiatives, their contracts, the budgets.",
        discussion: "Example: daicho stable ledger --of budgets")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    enum Register: String, ExpressibleByArgument, CaseIterable {
        case plans, contracts, budgets
    }

    @Option(name: .customLong("of"), help: "Which register: plans, contracts or budgets.")
    var register = Register.plans

    func run() throws {
        switch register {
        case .plans: try options.print(.stablePlans, of: target.folder)
        case .contracts: try options.print(.initiativeContracts, of: target.folder)
        case .budgets: try options.print(.stableBudgets, of: target.folder)
        }
    }
}
