public import Accounting
public import Containers

/// What the books of the Corporation's other business keep beside their balances.
public struct JournalState: Equatable, Sendable {
    /// By fiscal year of the effective date: what a settlement must say of them.
    public internal(set) var years = KeyedTable<FiscalYear, BusinessYear>()

    mutating func note(_ postings: [Posting], in year: FiscalYear) {
        var flows = years[year] ?? BusinessYear()
        for posting in postings { flows.add(posting) }
        years[year] = flows
    }
}

/// Income and expense of a fiscal year outside the fund, in yen. 128 bits hold any sum of 64-bit
/// amounts.
public struct BusinessYear: Hashable, Sendable {
    public private(set) var supportIncome: Int128 = 0
    public private(set) var supportExpense: Int128 = 0
    public private(set) var otherIncome: Int128 = 0
    public private(set) var otherExpense: Int128 = 0

    mutating func add(_ posting: Posting) {
        let amount = Int128(posting.signedAmount)
        let isSupport = posting.account.book == .support
        switch ChartOfAccounts.traits(of: posting.account)?.accountClass {
        case .income: if isSupport { supportIncome -= amount } else { otherIncome -= amount }
        case .expense: if isSupport { supportExpense += amount } else { otherExpense += amount }
        case .asset, .liability, .capital, nil: break
        }
    }
}
