import Accounting
import ReadModels

/// Entries on accounts that are hardly ever posted to.
struct RareAccountTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "rareAccounts", ReportLabel("まれな勘定", "Rare accounts"),
        asks: "Which entries post to accounts that hardly any entry posts to?",
        of: "All entries. Sub-accounts count as their account: a new grant is no rare account.",
        exception: "Every entry with a leg on an account that at most 'atMost' entries post to.",
        .number("atMost", 2, in: 1...1_000, "An account with no more entries is rare."),
        .number("minimum", 500, in: 1...Int.max, "In a smaller population no account is rare."))

    private var seldom: SeldomTest

    init(_ parameters: JournalParameters) { seldom = SeldomTest(parameters) }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        let accounts = item.legs.map { leg in
            leg.account.map { "\($0.book.title):\($0.code)" } ?? leg.label
        }
        for account in Set(accounts) { seldom.add(account, at: item.position) }
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        seldom.verdict(on: population) {
            "\($1) of \(population.count) entries post to \($0)"
        }
    }
}
