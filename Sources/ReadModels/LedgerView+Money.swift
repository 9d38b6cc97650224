public import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// Every account of the books that is open on the day, those with a zero balance included.
    public func trialBalance(of books: [Book] = Book.allCases) -> RegisterTable {
        RegisterTable(
            name: "trialBalance",
            columns: Self.accountColumns + [
                .init("debitsYen", "Debits"), .init("creditsYen", "Credits"),
                .init("balanceYen", "Balance"), .init("side", "Side"),
            ],
            key: ["book", "account", "subAccount"],
            rows: openAccounts { books.contains($0.book) }.map { row in
                let side = ChartOfAccounts.account(row.account)?.accountClass.normalSide ?? .debit
                return cells(of: row.account) + [
                    .amount(row.debits), .amount(row.credits),
                    .yen(Int128(row.balance(on: side))),
                    .text(side == .debit ? "debit" : "credit"),
                ]
            })
    }

    /// The accounts asked for that are open on the day, those with a zero balance included.
    func openAccounts(where isAsked: (AccountKey) -> Bool) -> [TrialBalance.Row] {
        let passed = Set(passedAccounts.compactMap { ledger.accounts[$0] }.filter(isAsked))
        return ledger.balances.rows { row in
            guard isAsked(row.account) else { return false }
            return row.debits > .zero || row.credits > .zero || !passed.contains(row.account)
        }
    }

    /// What names an account in a table.
    static let accountColumns: [RegisterTable.Column] = [
        .init("book", "Book"), .init("account", "Account"), .init("title", "Title"),
        .init("subAccount", "Sub-account"),
    ]

    func cells(of account: AccountKey) -> [RegisterTable.Cell] {
        let subAccount = account.subAccount.map {
            name(StreamReference(LogPosition($0)))?.text ?? "#\($0)"
        }
        return [
            .text(account.book.title), .text(account.code.description),
            .text(ChartOfAccounts.account(account)?.englishName ?? ""), .text(subAccount ?? ""),
        ]
    }
}
