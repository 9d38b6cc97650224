import Containers

extension TrialBalance {
    /// What an entry would meet in the balances. Its accounts are looked up once for both answers.
    public struct Outlook: Sendable {
        public init() {}

        /// The accounts that have no row yet, each once, in the order of the entry.
        public fileprivate(set) var missing: [AccountKey] = []
        /// What stops the entry, by its first account that does.
        public fileprivate(set) var obstacle: Obstacle?
    }

    public enum Obstacle: Hashable, Sendable {
        /// A total would exceed 2^63-1 yen.
        case overflow(AccountKey)
        /// An account that stands for something real would fall below zero on its own side.
        case belowZero(AccountKey, balance: Int64, after: Int64)
    }

    public func outlook(of entry: JournalEntry) -> Outlook {
        var outlook = Outlook()
        let postings = entry.postings
        for index in postings.indices {
            let account = postings[index].account
            guard !Self.isPosted(account, before: index, in: postings) else { continue }
            var row = Row(account: account)
            if let place = table.index(forKey: account) {
                row = table[place: place]
            } else {
                outlook.missing.append(account)
            }
            guard outlook.obstacle == nil else { continue }
            outlook.obstacle = Self.obstacle(to: postings, from: index, on: row)
        }
        return outlook
    }

    private static func isPosted(
        _ account: AccountKey, before index: Int, in postings: [Posting]
    ) -> Bool {
        for earlier in 0..<index where postings[earlier].account == account { return true }
        return false
    }

    /// What stops the postings to the account of `row`, of which the first stands at `first`.
    private static func obstacle(
        to postings: [Posting], from first: Int, on row: Row
    ) -> Obstacle? {
        var after = row
        for index in first..<postings.count where postings[index].account == row.account {
            guard after.add(postings[index]) else { return .overflow(row.account) }
        }
        guard let account = ChartOfAccounts.traits(of: row.account), account.neverBelowZero else {
            return nil
        }
        let side = account.accountClass.normalSide
        guard after.balance(on: side) < 0 else { return nil }
        return .belowZero(
            row.account, balance: row.balance(on: side), after: after.balance(on: side))
    }
}
