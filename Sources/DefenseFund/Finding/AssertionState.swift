public import Accounting

/// What a bank says stood in an account at the end of a day.
public struct AssertionState: Sendable, Equatable {
    public let account: AccountKey
    public let on: LegalDate
    public let amount: Yen
}
