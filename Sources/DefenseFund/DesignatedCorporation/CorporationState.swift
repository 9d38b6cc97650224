public import Accounting
public import Containers
public import EventSourcing

/// A Designated Corporation, its rules and its yearly plans.
public struct CorporationState: Equatable, Sendable {
    public let party: Reference<Party>
    public let designatedOn: LegalDate
    public internal(set) var rescindedOn: LegalDate?
    /// When each approval of the rules took effect, in the order of recording.
    public internal(set) var rulesInForceFrom: [LegalDate] = []
    /// The plan and budget of each year and their changes, in the order of approval.
    public internal(set) var plans = KeyedTable<FiscalYear, [AnnualPlan]>()

    public func isDesignated(on date: LegalDate) -> Bool {
        designatedOn <= date && rescindedOn.map { date < $0 } ?? true
    }
}

/// The plan and budget of a year, as approved once.
public struct AnnualPlan: Hashable, Sendable {
    public let budget: [BudgetLine]
    public let approvedOn: LegalDate

    public func amount(for line: BudgetLineKind) -> Yen? {
        Yen.sum(budget.filter { $0.line == line }.map(\.amount))
    }
}

extension LedgerState {
    /// The place of the Corporation that may operate on `date`: designated, of which there is at
    /// most one (C1), and with rules in force (C2).
    @discardableResult
    func operatingCorporation(on date: LegalDate) throws(Rejection) -> Int {
        let place = corporations.places.first { corporations[place: $0].isDesignated(on: date) }
        guard let place else {
            throw Rejection(.noDesignatedCorporation, "Act 15(1)", .date("on", date))
        }
        guard corporations[place: place].rulesInForceFrom.contains(where: { $0 <= date }) else {
            throw Rejection(.businessRulesMissing, "Act 17(1),(4); C2", .date("on", date))
        }
        return place
    }

    /// The plan and budget of the fiscal year of `date`, without which nothing is paid (C3): what
    /// is in force on that day, and its changes afterwards.
    @discardableResult
    func annualPlans(from date: LegalDate) throws(Rejection) -> ArraySlice<AnnualPlan> {
        let year = FiscalYear(date)
        let corporation = try operatingCorporation(on: date)
        guard let plans = corporations[place: corporation].plans[year],
            let first = plans.lastIndex(where: { $0.approvedOn <= date })
        else {
            throw Rejection(
                .annualPlanMissing, "Act 19(1); C3", .text("year", year), .date("on", date))
        }
        return plans[first...]
    }
}
