import Accounting
import ArgumentParser
import Containers
import DefenseFund
import ReadModels

struct GeneralLedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "general-ledger",
        abstract: "The general ledger: every posting under its account, with the balance behind.",
        discussion: """
            By the day on which a posting takes effect. An account without its sub-account stands \
            for all of them.

            Example: daicho general-ledger ledger FUND:121 --on FY2024
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "Only this account: FUND:111, or FUND:121:grant/G-1.")
    var account: String?

    @OptionGroup var book: BookOption
    @OptionGroup var options: TableOptions

    func validate() throws {
        guard account == nil || book.book == nil else {
            throw ValidationError("an account and --book exclude each other")
        }
    }

    func run() throws {
        let books = try book.books()
        let log = try target.folder.openForReading()
        let view = try options.view(
            of: log, in: target.folder, only: LedgerTable.trialBalance.sections)
        let asked = try account.map { try AccountArgument.key($0, in: view) }
        @Sendable func isAsked(_ account: AccountKey) -> Bool {
            guard let asked else { return books.contains(account.book) }
            return account.book == asked.book && account.code == asked.code
                && (asked.subAccount == nil || account.subAccount == asked.subAccount)
        }
        let accounts = Set(view.ledger.accounts.filter { isAsked($0.value) }.map(\.key))
        var general = GeneralLedger(of: isAsked)
        for event in try options.postings(to: accounts, of: log, in: target.folder) {
            general.add(event, in: view)
        }
        if !general.comes(to: view) {
            general = GeneralLedger(of: isAsked)
            try options.forEachEvent(of: log, in: target.folder) { general.add($0, in: view) }
        }
        guard general.comes(to: view) else {
            throw CommandFailure(
                .failed,
                "the postings do not come to the balances: run 'daicho-replay replay'")
        }
        let table = general.table(in: view)
        if let account, table.rows.isEmpty {
            throw CommandFailure(
                .badInput,
                "\(account.prefix(80)): is not open then; 'daicho accounts' lists those that are")
        }
        try options.print(table)
    }
}
