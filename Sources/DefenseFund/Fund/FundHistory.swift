public import Accounting
public import Containers
public import StateCoding

/// What came into the fund and went out of it, by fiscal year of the effective date: what a
/// settlement must say, and what the fund's balance is told from.
public struct FundHistory: Equatable, Sendable {
    public private(set) var years = KeyedTable<FiscalYear, FundYear>()

    mutating func apply(_ entry: JournalEntry, of act: any Act, on date: LegalDate) {
        let place = place(of: FiscalYear(date))
        for posting in entry.postings {
            years[place: place].add(
                Int128(posting.signedAmount), to: posting.account.code, of: act)
        }
    }

    /// Adds what moved the fund on a date.
    public mutating func add(_ flows: FundYear, on date: LegalDate) {
        years[place: place(of: FiscalYear(date))] += flows
    }

    private mutating func place(of year: FiscalYear) -> Int {
        years.index(forKey: year) ?? years.insert(FundYear(), forKey: year)
    }

    public init() {}

    init(years: KeyedTable<FiscalYear, FundYear>) { self.years = years }

    /// The years in order, each opening with what the one before closed with.
    public var rows: [(year: FiscalYear, opening: Int128, flows: FundYear, closing: Int128)] {
        var balance: Int128 = 0
        return years.sorted { $0.key < $1.key }.map { year, flows in
            let opening = balance
            balance += flows.net
            return (year, opening, flows, balance)
        }
    }
}

/// The flows of one fiscal year, or of a part of it, in yen. 128 bits hold any sum of 64-bit
/// amounts.
public struct FundYear: Hashable, Sendable {
    public private(set) var subsidies: Int128 = 0
    public private(set) var yield: Int128 = 0
    public private(set) var charges: Int128 = 0
    /// Expense of grants, less what was ordered back of it and of the proceeds of assets.
    public private(set) var grants: Int128 = 0
    /// Advances and settlements of grants: what the year's budget for grants is held against. It
    /// is no flow of its own, for an advance is still the fund's.
    public private(set) var grantsPaid: Int128 = 0
    public private(set) var operatingCost: Int128 = 0
    public private(set) var losses: Int128 = 0
    /// Ordered to the Treasury, or handed over to it.
    public private(set) var treasury: Int128 = 0
    /// Ordered back to the State on its own layer: subsidy that the Corporation owes (C15a).
    public private(set) var stateReturns: Int128 = 0

    public var net: Int128 {
        subsidies + yield + charges - grants - operatingCost - losses - treasury - stateReturns
    }

    /// - Parameter amount: of a posting to an account of the fund's book; debits are above zero.
    mutating func add(_ amount: Int128, to code: AccountCode, of act: any Act) {
        if code == .uncommitted {
            addSubsidy(amount, of: act.entryKind)
        } else if code == .deposits {
            let kind = act.entryKind
            if kind == GrantAdvancePaid.self || kind == GrantSettled.self { grantsPaid -= amount }
        } else if code == .yield {
            yield -= amount
        } else if code == .charges {
            charges -= amount
        } else if code == .grants || code == .returnedGrants {
            grants += amount
        } else if code == .operatingCost {
            operatingCost += amount
        } else if code == .investmentLoss {
            losses += amount
        } else if code == .accumulatedResult {
            // Only what goes to the Treasury draws on it.
            treasury += amount
        }
    }

    static func += (sum: inout FundYear, more: FundYear) {
        sum.subsidies += more.subsidies
        sum.yield += more.yield
        sum.charges += more.charges
        sum.grants += more.grants
        sum.grantsPaid += more.grantsPaid
        sum.operatingCost += more.operatingCost
        sum.losses += more.losses
        sum.treasury += more.treasury
        sum.stateReturns += more.stateReturns
    }

    /// Between committed and uncommitted nothing enters or leaves the fund.
    private mutating func addSubsidy(_ amount: Int128, of kind: any Act.Type) {
        if kind == SubsidyReceived.self {
            subsidies -= amount
        } else if kind == TreasuryPaymentOrdered.self || kind == TreasuryPaymentOwed.self
            || kind == FundHandedOver.self
        {
            treasury += amount
        } else if kind == StateReturnOrdered.self {
            stateReturns += amount
        }
    }
}

extension FundYear: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ year: Self?) throws(StateFault) -> Self {
        Self(
            subsidies: try coder.part("subsidies", year) { $0.subsidies },
            yield: try coder.part("yield", year) { $0.yield },
            charges: try coder.part("charges", year) { $0.charges },
            grants: try coder.part("grants", year) { $0.grants },
            grantsPaid: try coder.part("grantsPaid", year) { $0.grantsPaid },
            operatingCost: try coder.part("operatingCost", year) { $0.operatingCost },
            losses: try coder.part("losses", year) { $0.losses },
            treasury: try coder.part("treasury", year) { $0.treasury },
            stateReturns: try coder.part("stateReturns", year) { $0.stateReturns })
    }
}

extension FundHistory: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ history: Self?) throws(StateFault) -> Self
    {
        Self(years: try coder.part("years", history) { $0.years })
    }
}
