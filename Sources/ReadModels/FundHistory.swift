public import Accounting
public import Containers
import DefenseFund
public import StateCoding

/// What came into the fund and went out of it, by fiscal year of the effective date.
public struct FundHistory: Equatable, Sendable {
    public private(set) var years = KeyedTable<FiscalYear, FundYear>()

    mutating func apply(_ act: any Act, _ entry: JournalEntry, on date: LegalDate)
        throws(IllegalTransition)
    {
        let year = FiscalYear(date)
        let place = years.index(forKey: year) ?? years.insert(FundYear(), forKey: year)
        for posting in entry.postings { years[place: place].add(posting, of: act) }
    }

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

/// The flows of one fiscal year in yen. 128 bits hold any sum of 64-bit amounts.
public struct FundYear: Hashable, Sendable {
    public private(set) var subsidies: Int128 = 0
    public private(set) var yield: Int128 = 0
    public private(set) var charges: Int128 = 0
    /// Expense of grants, less what was ordered back of it and of the proceeds of assets.
    public private(set) var grants: Int128 = 0
    public private(set) var operatingCost: Int128 = 0
    public private(set) var losses: Int128 = 0
    /// Ordered to the Treasury.
    public private(set) var treasury: Int128 = 0

    public var net: Int128 {
        subsidies + yield + charges - grants - operatingCost - losses - treasury
    }

    fileprivate mutating func add(_ posting: Posting, of act: any Act) {
        let amount = Int128(posting.signedAmount)
        switch posting.account.code.rawValue {
        case 411: yield -= amount
        case 412: charges -= amount
        case 511, 413: grants += amount
        case 512: operatingCost += amount
        case 513: losses += amount
        case 311 where act is SubsidyReceived: subsidies -= amount
        case 311 where act is TreasuryPaymentOrdered: treasury += amount
        // Between committed and uncommitted nothing enters or leaves the fund.
        case _: break
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
            operatingCost: try coder.part("operatingCost", year) { $0.operatingCost },
            losses: try coder.part("losses", year) { $0.losses },
            treasury: try coder.part("treasury", year) { $0.treasury })
    }
}

extension FundHistory: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ history: Self?) throws(StateFault) -> Self
    {
        Self(years: try coder.part("years", history) { $0.years })
    }
}
