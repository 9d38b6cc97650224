/// The totals of every account that was ever posted to, whatever its balance.
public struct TrialBalance: Hashable, Sendable {
    /// An account with all that was ever debited and credited to it.
    public struct Row: Hashable, Sendable {
        public let account: AccountKey
        public fileprivate(set) var debits: Yen = .zero
        public fileprivate(set) var credits: Yen = .zero

        /// Debits less credits.
        public var balance: Int64 { debits.rawValue - credits.rawValue }

        /// The balance counted on one side.
        public func balance(on side: Side) -> Int64 { side == .debit ? balance : -balance }
    }

    public struct Overflow: Error, Hashable, Sendable {
        public let account: AccountKey
    }

    // Rows stand densely, so that a posting costs one look-up and one addition.
    private var rowList: [Row] = []
    private var places: [AccountKey: Int] = [:]
    // Debits less credits of each code over its sub-accounts: rules ask for these at every act, so
    // they are kept and not summed. 128 bits cannot overflow by sums of 64-bit totals.
    private var codeBalances: [AccountKey: Int128] = [:]

    public init() {}

    /// Every row by book, code and sub-account.
    public var rows: [Row] { rowList.sorted { $0.account < $1.account } }

    public func rows(of book: Book) -> [Row] { rows.filter { $0.account.book == book } }

    public subscript(account: AccountKey) -> Row? { places[account].map { rowList[$0] } }

    public func balance(of account: AccountKey, on side: Side) -> Int64 {
        self[account]?.balance(on: side) ?? 0
    }

    /// The balance of an account over all its sub-accounts, counted on `side`.
    public func balance(of code: AccountCode, in book: Book, on side: Side) -> Int128 {
        let balance = codeBalances[AccountKey(book: book, code: code, subAccount: nil)] ?? 0
        return side == .debit ? balance : -balance
    }

    /// The balance of a whole class of a book on the side on which it grows.
    public func balance(of accountClass: AccountClass, in book: Book) -> Int128 {
        ChartOfAccounts.accounts(of: book).filter { $0.accountClass == accountClass }
            .reduce(0) { $0 + balance(of: $1.code, in: book, on: accountClass.normalSide) }
    }

    /// Opens the account without posting to it, so that it stands in the balance with zero.
    public mutating func open(_ account: AccountKey) { _ = place(of: account) }

    /// The account whose totals the entry would carry beyond 2^63-1; `nil` if it fits.
    public func overflow(of entry: JournalEntry) -> AccountKey? {
        // An entry may post to one account more than once, on either side.
        for key in Set(entry.postings.map(\.account)) {
            let row = self[key] ?? Row(account: key)
            let legs = entry.postings.filter { $0.account == key }
            let debits = Yen.sum([row.debits] + legs.filter { $0.side == .debit }.map(\.amount))
            let credits = Yen.sum([row.credits] + legs.filter { $0.side == .credit }.map(\.amount))
            if debits == nil || credits == nil { return key }
        }
        return nil
    }

    /// Applies all postings of the entry, or none.
    public mutating func apply(_ entry: JournalEntry) throws(Overflow) {
        if let account = overflow(of: entry) { throw Overflow(account: account) }
        for posting in entry.postings {
            let place = place(of: posting.account)
            switch posting.side {
            case .debit:
                rowList[place].debits = rowList[place].debits.adding(posting.amount) ?? .zero
            case .credit:
                rowList[place].credits = rowList[place].credits.adding(posting.amount) ?? .zero
            }
        }
        for posting in entry.postings {
            let code = AccountKey(
                book: posting.account.book, code: posting.account.code, subAccount: nil)
            codeBalances[code, default: 0] += Int128(posting.signedAmount)
        }
    }

    private mutating func place(of account: AccountKey) -> Int {
        if let place = places[account] { return place }
        places[account] = rowList.count
        rowList.append(Row(account: account))
        return rowList.count - 1
    }
}
