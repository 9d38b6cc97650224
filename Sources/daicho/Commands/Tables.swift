import ArgumentParser
import ReadModels

struct Balance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance",
        abstract: "The fund by fiscal year, committed and uncommitted.",
        discussion: "Example: daicho balance ledger --at 120 --json")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(options.fundBalance(of: target.folder))
    }
}

struct Accounts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts",
        abstract: "The trial balance: every account of the books, with sub-accounts.",
        discussion: "Example: daicho accounts ledger --book FUND --csv")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions
    @OptionGroup var book: BookOption

    func run() throws {
        let books = try book.books()
        let view = try options.view(of: target.folder, only: LedgerTable.trialBalance.sections)
        try options.print(view.trialBalance(of: books))
    }
}

struct Grants: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grants",
        abstract: "The grants: stage, allocated, paid, fixed, to return.",
        discussion: "Example: daicho grants ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.grants, of: target.folder)
    }
}

struct Plans: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plans",
        abstract: "The Adjustment Plans: revisions, ceilings, allocated so far, outcome.",
        discussion: "Example: daicho plans ledger --json")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.plans, of: target.folder)
    }
}

struct Corporations: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corporations",
        abstract: "The Corporations: designation, rules, plans, reports, orders, handover.",
        discussion: "Example: daicho corporations ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.corporations, of: target.folder)
    }
}

struct Treasury: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "treasury",
        abstract: "What was ordered to the State: Treasury payments and State returns.",
        discussion: "Example: daicho treasury ledger --csv")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.treasury, of: target.folder)
    }
}

struct Facilities: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facilities",
        abstract: "The facilities: owners' shares over time, operations, use.",
        discussion: """
            Without an option: owners' shares over time, manager, book value.
            Example: daicho facilities ledger --use --csv
            """)

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    @Flag(help: "Upkeep, damage, fees, reports and the next inventory of each facility.")
    var operations = false

    @Flag(help: "The hours of each recorded period, with what is against the Policy.")
    var use = false

    func validate() throws {
        guard !operations || !use else {
            throw ValidationError("--operations and --use: give one of them")
        }
    }

    func run() throws {
        try options.print(
            operations ? .facilityOperations : use ? .facilityUse : .facilities, of: target.folder)
    }
}

struct Secrets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secrets",
        abstract: "The secrets by identifier: until when, and who holds them.",
        discussion: "Example: daicho secrets ledger --json")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.secrets, of: target.folder)
    }
}

struct Imports: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "imports",
        abstract: "The imports of history: file, rows, dates, and who let them pass.",
        discussion: "Example: daicho imports ledger --json")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.imports, of: target.folder)
    }
}

struct Investments: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "investments",
        abstract: "The investments by maturity.",
        discussion: "Example: daicho investments ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.investments, of: target.folder)
    }
}
