extension JournalEntry.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "no posting"
        case .tooManyPostings(let count): "\(count) postings"
        case .zeroAmount(let account): "a posting of nothing to \(account)"
        case .mixedBooks(let first, let second): "the books \(first.title) and \(second.title)"
        case .unknownAccount(let account): "the unknown account \(account)"
        case .wrongSubAccount(let account): "\(account), which is no account of its kind"
        case .unbalanced(let debits, let credits): "debits of \(debits), credits of \(credits)"
        case .overflow: "amounts beyond all money"
        }
    }
}
