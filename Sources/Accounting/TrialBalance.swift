import Containers
public import StateCoding

/// The totals of every account that was ever posted to, whatever its balance.
public struct TrialBalance: Equatable, Sendable {
    /// An account with all that was ever debited and credited to it.
    public struct Row: Hashable, Sendable {
        public let account: AccountKey
        public fileprivate(set) var debits: Yen = .zero
        public fileprivate(set) var credits: Yen = .zero

        /// Debits less credits.
        public var balance: Int64 { debits.rawValue - credits.rawValue }

        /// The balance counted on one side.
        public func balance(on side: Side) -> Int64 { side == .debit ? balance : -balance }

        /// `false`, and nothing changed, if the total would exceed 2^63-1.
        fileprivate mutating func add(_ posting: Posting) -> Bool {
            switch posting.side {
            case .debit:
                guard let sum = debits.adding(posting.amount) else { return false }
                debits = sum
            case .credit:
                guard let sum = credits.adding(posting.amount) else { return false }
                credits = sum
            }
            return true
        }

        /// Takes back what was added.
        fileprivate mutating func remove(_ posting: Posting) {
            switch posting.side {
            case .debit: debits = debits.subtracting(posting.amount) ?? debits
            case .credit: credits = credits.subtracting(posting.amount) ?? credits
            }
        }
    }

    public struct Overflow: Error, Hashable, Sendable {
        public let account: AccountKey
    }

    private var table = KeyedTable<AccountKey, Row>()
    // Debits less credits of each code over its sub-accounts: rules ask for these at every act, so
    // they are kept and not summed. 128 bits cannot overflow by sums of 64-bit totals.
    private var codeBalances = KeyedTable<AccountKey, Int128>()

    public init() {}

    /// Every row by book, code and sub-account.
    public var rows: [Row] { table.map(\.value).sorted { $0.account < $1.account } }

    public func rows(of book: Book) -> [Row] { rows.filter { $0.account.book == book } }

    public subscript(account: AccountKey) -> Row? { table[account] }

    public func balance(of account: AccountKey, on side: Side) -> Int64 {
        self[account]?.balance(on: side) ?? 0
    }

    /// The balance of an account over all its sub-accounts, counted on `side`.
    public func balance(of code: AccountCode, in book: Book, on side: Side) -> Int128 {
        let key = AccountKey(book: book, code: code, subAccount: nil)
        let balance = codeBalances[key] ?? 0
        return side == .debit ? balance : -balance
    }

    /// The balance of a whole class of a book on the side on which it grows.
    public func balance(of accountClass: AccountClass, in book: Book) -> Int128 {
        ChartOfAccounts.accounts(of: book).filter { $0.accountClass == accountClass }
            .reduce(0) { $0 + balance(of: $1.code, in: book, on: accountClass.normalSide) }
    }

    /// Opens the account without posting to it, so that it stands in the balance with zero.
    public mutating func open(_ account: AccountKey) {
        if table.index(forKey: account) == nil { table[account] = Row(account: account) }
    }

    /// What an account would have after the entry; `nil` if a total would exceed 2^63-1.
    public func row(of account: AccountKey, after entry: JournalEntry) -> Row? {
        var row = self[account] ?? Row(account: account)
        for posting in entry.postings where posting.account == account {
            guard row.add(posting) else { return nil }
        }
        return row
    }

    /// Applies all postings of the entry, or none.
    public mutating func apply(_ entry: JournalEntry) throws(Overflow) {
        // No single entry exceeds the largest amount, so only rows that stand can overflow.
        var toNewRows: [Posting] = []
        for (index, posting) in entry.postings.enumerated() {
            guard let place = table.index(forKey: posting.account) else {
                toNewRows.append(posting)
                continue
            }
            guard table[place: place].add(posting) else {
                takeBack(entry.postings[..<index])
                throw Overflow(account: posting.account)
            }
        }
        for posting in toNewRows {
            open(posting.account)
            _ = table[posting.account]?.add(posting)
        }
        for posting in entry.postings {
            let code = AccountKey(
                book: posting.account.book, code: posting.account.code, subAccount: nil)
            codeBalances[code] = (codeBalances[code] ?? 0) + Int128(posting.signedAmount)
        }
    }

    private mutating func takeBack(_ postings: ArraySlice<Posting>) {
        for posting in postings { table[posting.account]?.remove(posting) }
    }
}

extension TrialBalance.Row: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ row: Self?) throws(StateFault) -> Self {
        Self(
            account: try coder.part("account", row) { $0.account },
            debits: try coder.part("debits", row) { $0.debits },
            credits: try coder.part("credits", row) { $0.credits })
    }
}

extension TrialBalance: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ balance: Self?) throws(StateFault) -> Self
    {
        var read = Self()
        read.table = try coder.part("table", balance) { $0.table }
        read.codeBalances = try coder.part("codeBalances", balance) { $0.codeBalances }
        return read
    }
}
