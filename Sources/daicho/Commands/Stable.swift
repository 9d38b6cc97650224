import ArgumentParser
import ReadModels

struct Stable: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        let view = try options.view(of: target.folder)
        switch register {
        case .plans: try options.print(view.stablePlanRegister)
        case .contracts: try options.print(view.initiativeContractRegister)
        case .budgets: try options.print(view.stableBudgetRegister)
        }
    }
}
