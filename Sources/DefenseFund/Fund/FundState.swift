public import Accounting
public import EventSourcing

/// A holding of the fund.
public struct InvestmentState: Hashable, Sendable {
    public let instrument: InstrumentClass
    public let institution: Reference<Party>
    public let maturesOn: LegalDate
    /// Cost that has not been redeemed.
    public internal(set) var held: Yen
    /// When it was redeemed last, in whole or in part.
    public internal(set) var redeemedOn: LegalDate?
    /// By how much proceeds have fallen short of the cost they ended, and when they did last: what
    /// a finding is raised about.
    public internal(set) var loss = Yen.zero
    public internal(set) var lossOn: LegalDate?
}

/// A payment that the Minister ordered, or that returned money makes.
public struct TreasuryPaymentState: Hashable, Sendable {
    public let amount: Yen
    public let orderedOn: LegalDate
    public let dueOn: LegalDate
    /// The grant whose returned money it is; `nil` for what the Minister ordered.
    public internal(set) var returnedOn: Reference<Grant>?
    public internal(set) var paidOn: LegalDate?

    /// By how many days the payment came after its date; `nil` if it did not.
    public var daysLate: Int? { paidOn.flatMap { dueOn < $0 ? dueOn.days(until: $0) : nil } }
}

extension LedgerState {
    /// Fund assets less liabilities (C4).
    public var fundBalance: Int128 {
        balances.balance(of: .asset, in: .fund) - balances.balance(of: .liability, in: .fund)
    }

    /// What is promised to grants (account 312).
    public var committedFund: Int128 { balances.balance(of: .committed, in: .fund, on: .credit) }

    /// What may still be promised or given back: the fund less what is committed (C8).
    ///
    /// Expense lowers the fund without touching 311, so both bounds count.
    public var uncommittedFund: Yen {
        let free = min(
            fundBalance - committedFund, balances.balance(of: .uncommitted, in: .fund, on: .credit))
        return Int64(exactly: max(0, free)).flatMap(Yen.init(exactly:)) ?? .zero
    }

    /// The fund has so much that is not committed (C8).
    func requireUncommitted(_ amount: Yen, _ basis: String) throws(Rejection) {
        let uncommitted = uncommittedFund
        guard amount <= uncommitted else {
            throw Rejection(
                .exceedsUncommittedFund, basis, .yen("asked", amount),
                .yen("uncommitted", uncommitted))
        }
    }

    /// Subsidies that are neither committed nor given back (account 311).
    var uncommittedSubsidies: Yen {
        let balance = balances.balance(of: .uncommitted, in: .fund, on: .credit)
        return Yen(exactly: Int64(clamping: balance)) ?? .zero
    }
}
