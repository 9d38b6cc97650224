import ArgumentParser
import DefenseFund
import EventSourcing
import ReadModels

struct Charges: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charges",
        abstract: "Returns and charges, with every line of every computation.",
        discussion: "Example: daicho charges ledger G-2025-003 --explain")

    @OptionGroup var target: LedgerOption

    @Argument(help: "Only those of this grant.")
    var grant: String?

    @Flag(help: "Print each charge as sums to be done again: base x rate x days / day base.")
    var explain = false

    @OptionGroup var options: TableOptions

    func validate() throws {
        guard !(explain && (options.form.json || options.form.csv)) else {
            throw ValidationError("--explain prints text and excludes --json and --csv")
        }
    }

    func run() throws {
        let view = try options.view(of: target.folder, only: LedgerTable.charges.sections)
        let chosen = try grant.map { try GrantName.reference($0, in: view) }
        guard explain else {
            return try options.form.print(view.streamedReturnsLedger(of: chosen))
        }
        try Console.write(view.chargeExplanations(of: chosen).map { $0 + "\n" }.joined())
    }
}

struct Assets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assets",
        abstract: "The assets bought with grants: cost, restriction, disposal, share ordered back.",
        discussion: "Example: daicho assets ledger --csv")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.assets, of: target.folder)
    }
}
