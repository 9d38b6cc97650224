import Accounting
import EventSourcing

/// What must be true of every entry, whichever act posts it (C4, C5, C8).
///
/// An entry cannot be unbalanced or mix books: ``JournalEntry`` refuses that. Here stands what
/// depends on the balances: no account that stands for something real is drawn below zero.
enum EntryGuard {
    static func check(_ entry: JournalEntry, in ledger: LedgerState, by act: any Act)
        throws(Rejection)
    {
        if let account = ledger.balances.overflow(of: entry) { throw .amountOverflow(account) }
        for key in Set(entry.postings.map(\.account)).sorted() {
            guard let account = ChartOfAccounts.account(key), account.neverBelowZero else {
                continue
            }
            let normal = account.accountClass.normalSide
            let balance = ledger.balances.balance(of: key, on: normal)
            var room = balance
            for posting in entry.postings where posting.account == key {
                let amount = posting.amount.rawValue
                let (sum, overflow) =
                    posting.side == normal
                    ? room.addingReportingOverflow(amount)
                    : room.subtractingReportingOverflow(amount)
                guard !overflow else { throw .amountOverflow(key) }
                room = sum
            }
            guard room >= 0 else { throw .overdrawn(account, key, balance: balance, after: room) }
        }
    }
}

extension Rejection {
    static func amountOverflow(_ key: AccountKey) -> Rejection {
        Rejection(.amountOverflow, "events.md 1", .text("account", key))
    }

    static func overdrawn(
        _ account: ChartOfAccounts.Entry, _ key: AccountKey, balance: Int64, after: Int64
    ) -> Rejection {
        Rejection(
            .accountOverdrawn, "Basic Policy 3.3.2; C8",
            .text("account", "\(key.book.title) \(account.code) \(account.englishName)"),
            .text("balance", balance), .text("short by", -after))
    }
}
