public import Containers
public import StateCoding

/// The totals of every account that was ever posted to, whatever its balance.
public struct TrialBalance: Equatable, Sendable {
    /// An account with all that was ever debited and credited to it.
    public struct Row: Hashable, Sendable {
        public let account: AccountKey
        public internal(set) var debits: Yen = .zero
        public internal(set) var credits: Yen = .zero

        /// Debits less credits.
        public var balance: Int64 { debits.rawValue - credits.rawValue }

        /// The balance counted on one side.
        public func balance(on side: Side) -> Int64 { side == .debit ? balance : -balance }

        /// `false`, and nothing changed, if the total would exceed 2^63-1.
        mutating func add(_ posting: Posting) -> Bool {
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

    @usableFromInline var table: KeyedTable<AccountKey, Row> = KeyedTable()
    // Debits less credits of each account of the chart over its sub-accounts: rules ask for these
    // at every act, so they are kept and not summed. 128 bits cannot overflow by sums of 64-bit
    // totals.
    private var chartBalances = [Int128](repeating: 0, count: ChartOfAccounts.entries.count)

    public init() {}

    /// Every row by book, code and sub-account.
    public var rows: [Row] { rows { _ in true } }

    public func rows(of book: Book) -> [Row] { rows { $0.account.book == book } }

    /// Those of the rows that are asked for, in the same order.
    public func rows(where isAsked: (Row) -> Bool) -> [Row] {
        table.lazy.map(\.value).filter(isAsked).sorted { $0.account < $1.account }
    }

    public subscript(account: AccountKey) -> Row? { table[account] }

    /// The row of one account alone, for a table that tells of no other.
    public func only(_ account: AccountKey) -> TrialBalance {
        var one = TrialBalance()
        one.table = table.only(account)
        return one
    }

    /// How many accounts have a row, and the place of one among them in the order of opening.
    public var count: Int { table.count }
    @inlinable
    public func place(of account: AccountKey) -> Int? { table.index(forKey: account) }

    public func balance(of account: AccountKey, on side: Side) -> Int64 {
        table.index(forKey: account).map { table[place: $0].balance(on: side) } ?? 0
    }

    /// The balance of an account over all its sub-accounts, counted on `side`.
    public func balance(of code: AccountCode, in book: Book, on side: Side) -> Int128 {
        let key = AccountKey(book: book, code: code, subAccount: nil)
        let balance = ChartOfAccounts.traits(of: key).map { chartBalances[Int($0.place)] } ?? 0
        return side == .debit ? balance : -balance
    }

    /// The balance of a whole class of a book on the side on which it grows.
    public func balance(of accountClass: AccountClass, in book: Book) -> Int128 {
        var balance: Int128 = 0
        for account in ChartOfAccounts.traits(of: book) where account.accountClass == accountClass {
            balance += chartBalances[Int(account.place)]
        }
        return accountClass.normalSide == .debit ? balance : -balance
    }

    /// Opens the account without posting to it, so that it stands in the balance with zero.
    public mutating func open(_ account: AccountKey) {
        if table.index(forKey: account) == nil {
            table.insert(Row(account: account), forKey: account)
        }
    }

    /// Applies all postings of the entry, or none.
    public mutating func apply(_ entry: JournalEntry) throws(Overflow) {
        // No single entry exceeds the largest amount, so only rows that stand can overflow.
        var toNewRows: [Posting] = []
        for index in entry.postings.indices {
            let posting = entry.postings[index]
            guard let place = table.index(forKey: posting.account) else {
                toNewRows.append(posting)
                continue
            }
            guard table[place: place].add(posting) else {
                takeBack(entry.postings[..<index])
                throw Overflow(account: posting.account)
            }
            addToChart(posting.account, posting.signedAmount)
        }
        for posting in toNewRows {
            open(posting.account)
            if let place = table.index(forKey: posting.account) {
                _ = table[place: place].add(posting)
            }
            addToChart(posting.account, posting.signedAmount)
        }
    }

    /// Takes back what was posted to rows that stand.
    private mutating func takeBack(_ postings: ArraySlice<Posting>) {
        for posting in postings {
            guard let place = table.index(forKey: posting.account) else { continue }
            table[place: place].remove(posting)
            addToChart(posting.account, -posting.signedAmount)
        }
    }

    private mutating func addToChart(_ account: AccountKey, _ amount: Int64) {
        guard let place = ChartOfAccounts.traits(of: account)?.place else { return }
        chartBalances[Int(place)] += Int128(amount)
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
        coder.derived("chartBalances", of: Self.self)
        if balance == nil {
            for (account, row) in read.table { read.addToChart(account, row.balance) }
        }
        return read
    }
}
