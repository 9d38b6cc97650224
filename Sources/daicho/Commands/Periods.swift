import ArgumentParser
import EventCoding
import ReadModels

struct Periods: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "periods",
        abstract: "The months and fiscal years that were closed, with the trees that they pin.",
        discussion: "Example: daicho periods ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.periods, of: target.folder)
    }
}

struct Late: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "late",
        abstract: "The entries that were recorded late, or into a period that was reopened.",
        discussion: """
            Late is what is recorded more days after its date than the parameter \
            latePostingLimitDays says for that date.

            Example: daicho late ledger --csv
            """)

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        var entries = LateEntries()
        let log = try target.folder.openForReading()
        _ = try options.view(of: log, in: target.folder) { event, _, view in
            entries.add(event, in: view)
        }
        try options.print(entries.table)
    }
}

struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Proposes to close a month or a fiscal year; another person approves.",
        discussion: """
            Once it is closed nothing more is recorded that takes effect in it, or before.

            Example: daicho close ledger 2025-04 --as treasurer.sato
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "A month such as 2025-04, or a fiscal year such as FY2024.")
    var period: String

    @OptionGroup var options: ProposalOptions

    func run() throws {
        try options.propose("period.close", about: "period/\(period)", [], in: target.folder)
    }
}

struct Reopen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Proposes to open a closed month or fiscal year again; another person approves.",
        discussion: """
            Example: daicho reopen ledger 2025-04 --reason "an invoice of April" \
            --as treasurer.sato
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The month or fiscal year that was closed last.")
    var period: String

    @Option(help: "Why, and on whose authority.")
    var reason: String

    @OptionGroup var options: ProposalOptions

    func run() throws {
        try options.propose(
            "period.reopen", about: "period/\(period)", [.init("reason", .string(reason))],
            in: target.folder)
    }
}
