/// One leg of an entry: an amount above zero on one side of an account.
public struct Posting: Hashable, Sendable {
    public let account: AccountKey
    public let side: Side
    public let amount: Yen

    @inlinable
    public init(account: AccountKey, side: Side, amount: Yen) {
        self.account = account
        self.side = side
        self.amount = amount
    }

    /// Yen with the side as the sign: debit above zero.
    @inlinable
    public var signedAmount: Int64 { side == .debit ? amount.rawValue : -amount.rawValue }
}
