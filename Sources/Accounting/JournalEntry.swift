/// Postings in one book whose debits equal their credits. An unbalanced entry cannot be made.
public struct JournalEntry: Hashable, Sendable {
    public let postings: [Posting]

    public static let maximumCount = 255

    public enum Problem: Error, Hashable, Sendable {
        case empty
        case tooManyPostings(Int)
        case zeroAmount(AccountKey)
        case mixedBooks(Book, Book)
        case unknownAccount(AccountKey)
        /// The account has sub-accounts and none is named, or the other way about.
        case wrongSubAccount(AccountKey)
        case unbalanced(debits: Yen, credits: Yen)
        case overflow
    }

    public init(_ postings: [Posting]) throws(Problem) {
        guard let first = postings.first?.account else { throw .empty }
        guard postings.count <= Self.maximumCount else { throw .tooManyPostings(postings.count) }
        var debits = Yen.zero
        var credits = Yen.zero
        for posting in postings {
            try Self.check(posting, inBookOf: first)
            let sum = (posting.side == .debit ? debits : credits).adding(posting.amount)
            guard let sum else { throw .overflow }
            if posting.side == .debit { debits = sum } else { credits = sum }
        }
        guard debits == credits else { throw .unbalanced(debits: debits, credits: credits) }
        self.postings = postings
    }

    public var book: Book { postings[0].account.book }

    private static func check(_ posting: Posting, inBookOf first: AccountKey) throws(Problem) {
        let key = posting.account
        guard posting.amount > .zero else { throw .zeroAmount(key) }
        guard key.placeInChart.book == first.placeInChart.book else {
            throw .mixedBooks(first.book, key.book)
        }
        guard let account = ChartOfAccounts.traits(of: key) else { throw .unknownAccount(key) }
        guard account.hasSubAccounts == (key.subAccount != nil) else {
            throw .wrongSubAccount(key)
        }
    }
}
