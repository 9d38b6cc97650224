public import Accounting

/// One leg of an entry as it is stored: the account by the position that opened it, and the amount
/// with its side as the sign.
public struct RecordedPosting: Hashable, Sendable {
    public let account: StreamReference
    /// Yen; debit above zero, credit below, never zero and never `Int64.min`.
    public let signedAmount: Int64

    public init(account: StreamReference, signedAmount: Int64) {
        self.account = account
        self.signedAmount = signedAmount
    }

    public var side: Side { signedAmount < 0 ? .credit : .debit }
}
