/// The side of a posting.
public enum Side: Sendable {
    case debit
    case credit

    public var opposite: Side { self == .debit ? .credit : .debit }
}

/// What an account stands for, and on which side it grows.
public enum AccountClass: String, Sendable, CaseIterable {
    case asset, liability, capital, income, expense

    public var normalSide: Side {
        switch self {
        case .asset, .expense: .debit
        case .liability, .capital, .income: .credit
        }
    }
}

/// What the sub-accounts of an account are about.
public enum SubAccountKind: String, Sendable, CaseIterable {
    case none, bank, investment, grant, facility, party, budget, contract
}
