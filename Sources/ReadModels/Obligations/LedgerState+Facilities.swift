import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerState {
    /// What is owed on `date` about facilities.
    func obligationsOfFacilities(on date: LegalDate) -> [Obligation] {
        facilities.flatMap { reference, facility in
            inventory(of: reference, facility) + rules(of: reference, facility)
                + reports(of: reference, facility, on: date)
                + money(of: reference, facility) + fees(of: reference, facility)
        }
    }

    /// When the next inventory is due, as long as the State owns a share: so many months after the
    /// last one or the acquisition, by the parameter of that day.
    func inventoryDueOn(of facility: FacilityState) -> LegalDate? {
        guard facility.stateShare > .none,
            let last = facility.inventoryOn ?? facility.acquiredOn
        else { return nil }
        return last.adding(months: parameters.number("facilityInventoryMonths", on: last))
    }

    private func inventory(of reference: Reference<Facility>, _ facility: FacilityState)
        -> [Obligation]
    {
        guard facility.stateShare > .none, let since = facility.inventoryOn ?? facility.acquiredOn
        else { return [] }
        return [
            Obligation(
                "takeInventory", of: reference.stream, by: .minister, since: since,
                dueOn: inventoryDueOn(of: facility),
                basis: "Basic Policy 3.5.4; facilityInventoryMonths")
        ]
    }

    private func rules(of reference: Reference<Facility>, _ facility: FacilityState)
        -> [Obligation]
    {
        guard let entrustment = facility.entrustment, entrustment.operatesFrom == nil else {
            return []
        }
        return [
            Obligation(
                "approveManagementRules", of: reference.stream,
                .init(party: entrustment.manager), by: .minister, since: entrustment.from,
                dueOn: nil, basis: "Act 30(2)")
        ]
    }

    /// A report on each year that is over, of each manager of the year.
    private func reports(
        of reference: Reference<Facility>, _ facility: FacilityState, on date: LegalDate
    ) -> [Obligation] {
        var told: Set<FacilityReport> = []
        return facility.entrustments.flatMap { entrustment in
            entrustment.unreportedYears(before: date).map {
                FacilityReport(manager: entrustment.manager, year: $0)
            }.filter { told.insert($0).inserted }
        }.map { report in
            let year = report.year
            let since = year.lastDay.adding(days: 1) ?? year.lastDay
            return Obligation(
                "submitFacilityReport", of: reference.stream,
                .init(year: year, party: report.manager), by: .minister, since: since,
                dueOn: year.lastDay.adding(
                    months: parameters.number("facilityReportMonths", on: since)),
                basis: "Act 30(6); facilityReportMonths")
        }
    }

    private func money(of reference: Reference<Facility>, _ facility: FacilityState)
        -> [Obligation]
    {
        facility.claims.filter { $0.open > .zero }.map { claim in
            Obligation(
                claim.kind.obligation, of: reference.stream, .init(party: claim.debtor),
                by: .minister, since: claim.since,
                dueOn: claim.dueOn, amount: claim.open, basis: claim.kind.basis)
        }
    }

    private func fees(of reference: Reference<Facility>, _ facility: FacilityState) -> [Obligation]
    {
        guard facility.stateShare > .none else { return [] }
        return facility.entrustments.flatMap { entrustment in
            entrustment.uses.filter { entrustment.findings(on: $0).contains(.feeNotCharged) }
                .map { ($0, entrustment.manager) }
        }.map { use, manager in
            Obligation(
                "chargeFacilityFee", of: reference.stream,
                .init(period: use.period.from...use.period.through, party: manager),
                by: .minister, since: use.period.through, dueOn: nil,
                basis: "Basic Policy 3.5.5; C22")
        }
    }
}

/// Whose report on which year.
private struct FacilityReport: Hashable {
    let manager: Reference<Party>
    let year: FiscalYear
}

extension FacilityState.Entrustment {
    /// The years in which the facility was entrusted, that are over and not reported on.
    fileprivate func unreportedYears(before date: LegalDate) -> [FiscalYear] {
        let last = FiscalYear(endedOn.map { min($0, date) } ?? date).firstCalendarYear
        let first = FiscalYear(from).firstCalendarYear
        let years = (first...max(first, last)).lazy
            .compactMap(FiscalYear.init(firstCalendarYear:))
            .filter { $0.lastDay < date && !reportedYears.contains($0) }
        return Array(years.prefix(Obligation.yearLimit))
    }
}

extension FacilityState.ClaimKind {
    fileprivate var obligation: String {
        switch self {
        case .fee: "collectFacilityFee"
        case .damage: "recoverFacilityDamage"
        }
    }

    fileprivate var basis: String {
        switch self {
        case .fee: "Basic Policy 3.5.5"
        case .damage: "Basic Policy 3.5.4; C21"
        }
    }
}
