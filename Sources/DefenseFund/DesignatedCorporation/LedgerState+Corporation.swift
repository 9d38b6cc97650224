public import Accounting
import Containers
import EventSourcing

extension LedgerState {
    func designated(_ corporation: Reference<Corporation>, on date: LegalDate) throws(Rejection)
        -> CorporationState
    {
        guard let state = corporations[corporation], state.isDesignated(on: date) else {
            throw Rejection(
                .noDesignatedCorporation, "Act 15(1)", .stream("corporation", corporation.stream),
                .date("on", date))
        }
        return state
    }

    /// The place of the Corporation designated on `date`, of which there is at most one (C1).
    public func designatedCorporation(on date: LegalDate) -> Int? {
        corporations.places.first { corporations[place: $0].isDesignated(on: date) }
    }

    /// The place of the Corporation that may operate on `date`: designated, holding the fund, and
    /// with rules in force (C2).
    @discardableResult
    func operatingCorporation(on date: LegalDate) throws(Rejection) -> Int {
        // Until the fund is handed over nobody operates with it, the successor included.
        for (corporation, state) in corporations where state.owesHandover(on: date) {
            throw Rejection(
                .handoverOpen, "Act 25; Basic Policy 3.3.2",
                .stream("corporation", corporation.stream),
                .date("rescinded", state.rescission?.on ?? date), .date("on", date))
        }
        guard let place = designatedCorporation(on: date) else {
            throw Rejection(.noDesignatedCorporation, "Act 15(1)", .date("on", date))
        }
        guard corporations[place: place].hasRules(on: date) else {
            throw Rejection(.businessRulesMissing, "Act 17(1),(4); C2", .date("on", date))
        }
        return place
    }

    /// What comes back to the fund by itself (yield, an investment) is taken in as soon as there
    /// has been a Corporation with rules, also while the fund is being handed over: the handover
    /// needs the money, and it is there.
    func requireFund(on date: LegalDate) throws(Rejection) {
        for (_, state) in corporations where state.hasRules(on: date) { return }
        try operatingCorporation(on: date)
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
