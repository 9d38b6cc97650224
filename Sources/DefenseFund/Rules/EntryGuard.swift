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

extension RuleBook {
    /// What the rule rests on that no account that stands for something real is drawn below zero.
    public static let entryBasis = "Basic Policy 3.3.2; C8"
}

extension Rejection {
    static func amountOverflow(_ key: AccountKey) -> Rejection {
        let account = Fact.text("account", title(key, ChartOfAccounts.account(key)))
        guard let of = subAccount(key) else {
            return Rejection(.amountOverflow, "House rule 1", account)
        }
        return Rejection(.amountOverflow, "House rule 1", account, of)
    }

    static func overdrawn(
        _ account: ChartOfAccounts.Entry, _ key: AccountKey, balance: Int64, after: Int64
    ) -> Rejection {
        let name = Fact.text("account", title(key, account))
        let (balance, missing) = (Fact.text("balance", balance), Fact.text("short by", -after))
        guard let of = subAccount(key) else {
            return Rejection(.accountOverdrawn, RuleBook.entryBasis, name, balance, missing)
        }
        return Rejection(.accountOverdrawn, RuleBook.entryBasis, name, of, balance, missing)
    }

    private static func title(_ key: AccountKey, _ account: ChartOfAccounts.Entry?) -> String {
        "\(key.book.title) \(key.code)" + (account.map { " \($0.englishName)" } ?? "")
    }

    /// The bank, holding, grant or facility that the account is about, told by its name.
    private static func subAccount(_ key: AccountKey) -> Fact? {
        key.subAccount.map { .stream("of", StreamReference(LogPosition($0))) }
    }
}
