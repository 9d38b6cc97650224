public import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// The fund by fiscal year, then as a whole, with what is committed and what is not.
    public var fundBalance: RegisterTable {
        var rows: [[RegisterTable.Cell]] = fund.rows.map { row in
            [
                .text(row.year.description), .yen(row.opening), .yen(row.flows.subsidies),
                .yen(row.flows.yield), .yen(row.flows.charges), .yen(row.flows.grants),
                .yen(row.flows.operatingCost), .yen(row.flows.losses), .yen(row.flows.treasury),
                .yen(row.flows.stateReturns), .yen(row.closing), .empty, .empty,
            ]
        }
        let sum = { (part: (FundYear) -> Int128) in
            RegisterTable.Cell.yen(self.fund.years.reduce(0) { $0 + part($1.value) })
        }
        rows.append([
            .text("total"), .yen(0), sum(\.subsidies), sum(\.yield), sum(\.charges), sum(\.grants),
            sum(\.operatingCost), sum(\.losses), sum(\.treasury),
            sum(\.stateReturns), .yen(ledger.fundBalance),
            .yen(ledger.committedFund),
            // Below zero after a loss: what may still be promised is then nothing, as the rules
            // have it, but what is missing must be seen.
            .yen(ledger.fundBalance - ledger.committedFund),
        ])
        return RegisterTable(
            name: "fundBalance",
            columns: [
                .init("year", "Year"), .init("openingYen", "Opening"),
                .init("subsidiesYen", "Subsidies"), .init("yieldYen", "Yield"),
                .init("chargesYen", "Charges"), .init("grantsYen", "Grants"),
                .init("operatingCostYen", "Operating cost"), .init("lossesYen", "Losses"),
                .init("treasuryYen", "Treasury"), .init("stateReturnsYen", "State returns"),
                .init("closingYen", "Closing"),
                .init("committedYen", "Committed"), .init("uncommittedYen", "Uncommitted"),
            ], rows: rows)
    }

    /// Every account of the books that is open on the day, those with a zero balance included.
    public func trialBalance(of books: [Book] = Book.allCases) -> RegisterTable {
        RegisterTable(
            name: "trialBalance",
            columns: Self.accountColumns + [
                .init("debitsYen", "Debits"), .init("creditsYen", "Credits"),
                .init("balanceYen", "Balance"), .init("side", "Side"),
            ],
            key: ["book", "account", "subAccount"],
            rows: openAccounts.filter { books.contains($0.account.book) }.map { row in
                let side = ChartOfAccounts.account(row.account)?.accountClass.normalSide ?? .debit
                return cells(of: row.account) + [
                    .amount(row.debits), .amount(row.credits),
                    .yen(Int128(row.balance(on: side))),
                    .text(side == .debit ? "debit" : "credit"),
                ]
            })
    }

    /// The accounts that are open on the day, those with a zero balance included.
    var openAccounts: [TrialBalance.Row] {
        let passed = Set(passedAccounts.compactMap { ledger.accounts[$0] })
        return ledger.balances.rows.filter { row in
            !passed.contains(row.account) || row.debits > .zero || row.credits > .zero
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
