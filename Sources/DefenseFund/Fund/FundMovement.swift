public import Accounting
public import StateCoding

/// What moved the fund in some acts: enough to tell its balance, for sums of movements are those of
/// all acts together.
public struct FundMovement: Hashable, Sendable {
    public private(set) var flows = FundYear()
    /// By how much assets less liabilities grew (C4), in yen.
    public private(set) var balance: Int128 = 0
    /// By how much more is promised to grants (account 312), in yen.
    public private(set) var committed: Int128 = 0

    public init() {}

    /// Adds a posting to an account of the fund's book.
    ///
    /// - Parameter amount: debits are above zero.
    public mutating func add(_ amount: Int64, to code: AccountCode, of act: any Act) {
        let amount = Int128(amount)
        flows.add(amount, to: code, of: act)
        if code == .committed { committed -= amount }
        let account = AccountKey(book: .fund, code: code, subAccount: nil)
        switch ChartOfAccounts.traits(of: account)?.accountClass {
        case .asset, .liability: balance += amount
        case .capital, .income, .expense, nil: break
        }
    }

    public static func += (sum: inout FundMovement, more: FundMovement) {
        sum.flows += more.flows
        sum.balance += more.balance
        sum.committed += more.committed
    }
}

extension FundMovement: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ sum: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.flows = try coder.part("flows", sum) { $0.flows }
        read.balance = try coder.part("balance", sum) { $0.balance }
        read.committed = try coder.part("committed", sum) { $0.committed }
        return read
    }
}
