import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

/// A row of `postings.csv` for each leg of each entry.
enum PostingRow {
    static let columns: [RegisterTable.Column] = [
        "position", "recordedAt", "effectiveOn", "type", "stream", "book", "account",
        "accountTitle", "subAccount", "debitYen", "creditYen", "actor", "basis",
    ].map { .init($0, $0) }

    static let header = RegisterTable(name: "postings", columns: columns, rows: []).csv

    static func rows(of entry: JournalEntry, _ event: RecordedEvent, in view: LedgerView) -> String
    {
        let rows = entry.postings.map { posting -> [RegisterTable.Cell] in
            let key = posting.account
            let subAccount = key.subAccount.map { StreamReference(LogPosition($0)) }
            return [
                .count(event.head.position.rawValue), .text(event.head.recordedAt.description),
                .date(event.head.effectiveOn), .text(event.type.name),
                .text(view.name(event.head.stream)?.text ?? ""), .text(key.book.title),
                .text(key.code.description),
                .text(ChartOfAccounts.account(key)?.englishName ?? ""),
                .text(subAccount.flatMap(view.name)?.text ?? ""),
                posting.side == .debit ? .amount(posting.amount) : .empty,
                posting.side == .credit ? .amount(posting.amount) : .empty,
                .text(view.name(event.head.actor)?.text ?? ""), .text(event.basis ?? ""),
            ]
        }
        let table = RegisterTable(name: "postings", columns: columns, rows: rows).csv
        return String(table.dropFirst(header.count))
    }
}
