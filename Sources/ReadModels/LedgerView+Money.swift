public import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// Every account of the books that is open on the day, those with a zero balance included.
    public func trialBalance(of books: [Book] = Book.allCases) -> RegisterTable {
        let passed = Set(passedAccounts.compactMap { ledger.accounts[$0] })
        let rows = ledger.balances.rows.filter { row in
            books.contains(row.account.book)
                && (!passed.contains(row.account) || row.debits > .zero || row.credits > .zero)
        }
        return RegisterTable(
            name: "trialBalance",
            columns: [
                .init("book", "Book"), .init("account", "Account"), .init("title", "Title"),
                .init("subAccount", "Sub-account"), .init("debitsYen", "Debits"),
                .init("creditsYen", "Credits"), .init("balanceYen", "Balance"),
                .init("side", "Side"),
            ],
            key: ["book", "account", "subAccount"],
            rows: rows.map { row in
                let account = ChartOfAccounts.account(row.account)
                let side = account?.accountClass.normalSide ?? .debit
                let subAccount = row.account.subAccount.map {
                    name(StreamReference(LogPosition($0)))?.text ?? "#\($0)"
                }
                return [
                    .text(row.account.book.title), .text(row.account.code.description),
                    .text(account?.englishName ?? ""), .text(subAccount ?? ""),
                    .amount(row.debits), .amount(row.credits),
                    .yen(Int128(row.balance(on: side))),
                    .text(side == .debit ? "debit" : "credit"),
                ]
            })
    }
}
