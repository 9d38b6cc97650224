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
        for (index, posting) in entry.postings.enumerated() {
            let key = posting.account
            if entry.postings[..<index].contains(where: { $0.account == key }) { continue }
            guard let after = ledger.balances.row(of: key, after: entry) else {
                throw .amountOverflow(key)
            }
            guard let account = ChartOfAccounts.account(key), account.neverBelowZero else {
                continue
            }
            let side = account.accountClass.normalSide
            guard after.balance(on: side) >= 0 else {
                throw .overdrawn(
                    account, key, balance: ledger.balances.balance(of: key, on: side),
                    after: after.balance(on: side))
            }
        }
    }
}

extension Rejection {
    static func amountOverflow(_ key: AccountKey) -> Rejection {
        Rejection(.amountOverflow, "House rule 1", .text("account", key))
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
