import ArgumentParser
import ReadModels

struct Balance: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        abstract: "The trial balance: every account of the books, with sub-accounts.",
        discussion: "Example: daicho accounts ledger --book FUND --csv")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions
    @OptionGroup var book: BookOption

    func run() throws {
        let books = try book.books()
        try options.print(options.view(of: target.folder).trialBalance(of: books))
    }
}

struct Grants: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The grants: stage, allocated, paid, fixed, to return.",
        discussion: "Example: daicho grants ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(options.view(of: target.folder).grantRegister)
    }
}

struct Plans: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The Adjustment Plans: revisions, ceilings, allocated so far, outcome.",
        discussion: "Example: daicho plans ledger --json")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(options.view(of: target.folder).planRegister)
    }
}

struct Corporations: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The Corporations: designation, rules, plans, reports, orders, handover.",
        discussion: "Example: daicho corporations ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(options.view(of: target.folder).corporationRegister)
    }
}

struct Treasury: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What was ordered to the State: Treasury payments and State returns.",
        discussion: "Example: daicho treasury ledger --csv")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(options.view(of: target.folder).treasuryRegister)
    }
}

struct Facilities: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        let view = try options.view(of: target.folder)
        try options.print(
            operations
                ? view.facilityOperations : use ? view.facilityUse : view.facilityRegister)
    }
}

struct Secrets: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The secrets by identifier: until when, and who holds them.",
        discussion: "Example: daicho secrets ledger --json")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(options.view(of: target.folder).secretRegister)
    }
}

struct Imports: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The imports of history: file, rows, dates, and who let them pass.",
        discussion: "Example: daicho imports ledger --json")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(options.view(of: target.folder).importRegister)
    }
}

struct Investments: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The investments by maturity.",
        discussion: "Example: daicho investments ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(options.view(of: target.folder).investmentRegister)
    }
}
