import Accounting
import ReadModels

/// The chart of accounts of every book as a table, for programs that are not ours.
enum AccountList {
    static var csv: String {
        let columns = [
            "book", "account", "title", "titleJapanese", "class", "side", "subAccounts",
        ].map { RegisterTable.Column($0, $0) }
        return RegisterTable(
            name: "accounts", columns: columns, rows: Book.allCases.flatMap(rows)
        ).csv
    }

    private static func rows(of book: Book) -> [[RegisterTable.Cell]] {
        ChartOfAccounts.accounts(of: book).map { entry in
            [
                .text(book.title), .text(entry.code.description), .text(entry.englishName),
                .text(entry.japaneseName), .text(entry.accountClass.rawValue),
                .text(entry.accountClass.normalSide == .debit ? "debit" : "credit"),
                .text(entry.subAccounts.rawValue),
            ]
        }
    }
}
