import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerState {
    /// What is owed on `date` about the Corporation: rules, plans, reports, the handover.
    func obligationsOfCorporation(on date: LegalDate) -> [Obligation] {
        corporations.sorted { $0.key.position < $1.key.position }.flatMap { reference, state in
            rules(of: reference, state, on: date) + plans(of: reference, state, on: date)
                + reports(of: reference, state, on: date)
                + handover(of: reference, state, on: date)
        }
    }

    /// Before operations start (Act 17(1)). The act that ends it is the Minister's approval.
    private func rules(
        of corporation: Reference<Corporation>, _ state: CorporationState, on date: LegalDate
    ) -> [Obligation] {
        guard state.isDesignated(on: date), !state.hasRules(on: date) else { return [] }
        return [
            Obligation(
                "approveBusinessRules", of: corporation.stream, by: .minister,
                since: state.designatedOn, dueOn: nil, basis: "Act 17(1)")
        ]
    }

    /// This year's plan, late once the year has begun, and the next one's, until this year ends.
    /// In the year of the designation there is no day before, only "before operations".
    private func plans(
        of corporation: Reference<Corporation>, _ state: CorporationState, on date: LegalDate
    ) -> [Obligation] {
        guard state.isDesignated(on: date) else { return [] }
        let thisYear = FiscalYear(date)
        let next = FiscalYear(firstCalendarYear: thisYear.firstCalendarYear + 1)
        return [thisYear, next].compactMap(\.self).compactMap { year in
            let isApproved = state.plans[year]?.contains { $0.approvedOn <= date } ?? false
            guard !isApproved else { return nil }
            let dayBefore = year.firstDay.adding(days: -1)
            let yearBefore = dayBefore.map { FiscalYear($0).firstDay } ?? year.firstDay
            return Obligation(
                "approveAnnualPlan", of: corporation.stream, .init(year: year), by: .minister,
                since: max(state.designatedOn, yearBefore),
                dueOn: state.designatedOn < year.firstDay ? dayBefore : nil,
                basis: "Act 19(1)")
        }
    }

    /// Of each year that has ended, by the Corporation that held the fund at its end.
    private func reports(
        of corporation: Reference<Corporation>, _ state: CorporationState, on date: LegalDate
    ) -> [Obligation] {
        let first = FiscalYear(state.designatedOn).firstCalendarYear
        let end = FiscalYear(min(date, state.rescission?.on ?? date)).firstCalendarYear
        let years = (first...max(first, end)).lazy
            .compactMap(FiscalYear.init(firstCalendarYear:))
            .compactMap { year -> Obligation? in
                guard year.lastDay < date, reporter(on: year) == corporation else { return nil }
                let submitted = state.reports[year]?.last { $0.submittedOn <= date }
                if let submitted {
                    guard !submitted.agrees(with: settlement(of: year)) else { return nil }
                    return Obligation(
                        "submitAnnualReportAnew", of: corporation.stream, .init(year: year),
                        by: .clerk, since: submitted.submittedOn, dueOn: nil,
                        basis: "Act 19(3); C4")
                }
                return Obligation(
                    "submitAnnualReport", of: corporation.stream, .init(year: year), by: .clerk,
                    since: year.lastDay.adding(days: 1) ?? year.lastDay,
                    dueOn: reportDue(for: year), basis: "Act 19(3)")
            }
        return Array(years.prefix(Obligation.yearLimit))
    }

    /// Who reports on a year: the Corporation designated on its last day, or else the one whose
    /// designation was rescinded last in it.
    private func reporter(on year: FiscalYear) -> Reference<Corporation>? {
        if let place = designatedCorporation(on: year.lastDay) {
            return corporations.key(atPlace: place)
        }
        return corporations.filter { _, state in
            state.designatedOn <= year.lastDay
                && state.rescission.map { year.firstDay < $0.on } ?? false
        }.max {
            ($0.value.rescission?.on ?? year.firstDay) < ($1.value.rescission?.on ?? year.firstDay)
        }?
        .key
    }

    /// The last day on which the report on a year is in time.
    func reportDue(for year: FiscalYear) -> LegalDate? {
        // In force when the year ends: 31 March and three months make 30 June.
        let months = parameters.number("annualReportMonths", on: year.lastDay)
        let (years, month) = (3 + months).quotientAndRemainder(dividingBy: 12)
        return LegalDate(
            year: year.lastDay.year + years, month: month + 1, day: 1)?.adding(days: -1)
    }

    private func handover(
        of corporation: Reference<Corporation>, _ state: CorporationState, on date: LegalDate
    ) -> [Obligation] {
        guard state.owesHandover(on: date), let rescission = state.rescission else { return [] }
        return [
            Obligation(
                "handOverFund", of: corporation.stream, by: .treasurer, since: rescission.on,
                dueOn: nil,
                amount: Int64(exactly: fundBalance).flatMap(Yen.init(exactly:)), basis: "Act 25")
        ]
    }
}
