import Accounting
import EventSourcing

/// What must be true of every entry, whichever act posts it (C4, C5, C8).
///
/// An entry cannot be unbalanced or mix books: ``JournalEntry`` refuses that. Here stands what
/// depends on the balances: no account that stands for something real is drawn below zero.
enum EntryGuard {
    /// What has moved, or what later acts rest on, has happened by the time it is recorded (C25).
    static func checkDate(_ context: ActContext) throws(Rejection) {
        guard let today = context.recordedOn, context.effectiveOn <= today else {
            throw Rejection(
                .dateAhead, "House rule 6; C25", .date("this act", context.effectiveOn),
                .text("recorded", context.recordedOn?.description ?? "\(context.recordedAt)"))
        }
    }

    static func check(_ outlook: TrialBalance.Outlook) throws(Rejection) {
        switch outlook.obstacle {
        case nil: return
        case .overflow(let account): throw .amountOverflow(account)
        case .belowZero(let account, let balance, let after):
            throw .overdrawn(account, balance: balance, after: after)
        }
    }
}

extension RuleBook {
    /// What the rule rests on that no account that stands for something real is drawn below zero.
    public static let entryBasis = "Basic Policy 3.3.2; C8"
}

extension Rejection {
    static func amountOverflow(_ key: AccountKey) -> Rejection {
        let account = Fact.text("account", title(key))
        guard let of = subAccount(key) else {
            return Rejection(.amountOverflow, "House rule 1", account)
        }
        return Rejection(.amountOverflow, "House rule 1", account, of)
    }

    static func overdrawn(
        _ key: AccountKey, balance: Int64, after: Int64
    ) -> Rejection {
        let name = Fact.text("account", title(key))
        let (balance, missing) = (Fact.text("balance", balance), Fact.text("short by", -after))
        guard let of = subAccount(key) else {
            return Rejection(.accountOverdrawn, RuleBook.entryBasis, name, balance, missing)
        }
        return Rejection(.accountOverdrawn, RuleBook.entryBasis, name, of, balance, missing)
    }

    private static func title(_ key: AccountKey) -> String {
        "\(key.book.title) \(key.code)"
            + (ChartOfAccounts.account(key).map { " \($0.englishName)" } ?? "")
    }

    /// The bank, holding, grant or facility that the account is about, told by its name.
    private static func subAccount(_ key: AccountKey) -> Fact? {
        key.subAccount.map { .stream("of", StreamReference(LogPosition($0))) }
    }
}
