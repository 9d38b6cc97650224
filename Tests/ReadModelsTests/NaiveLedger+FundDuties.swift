import Accounting
import DefenseFund
import EventSourcing

/// What the Corporation and the fund owe.
extension NaiveLedger {
    var planDuties: [NaiveDuty] {
        plans.compactMap { reference, plan in
            let kinds = [
                "requested": ("submitPlan", "corporation.clerk", "Act 9(1)-(2)"),
                "submitted": ("decidePlan", "minister", "Act 9(3)"),
                "changeSubmitted": ("decidePlanChange", "minister", "Ordinance 14/2023 Art 4"),
            ]
            let moves = acts(about: reference.stream).filter {
                !($0.act is AdjustmentPlanOutcomeRecorded)
            }
            guard let (what, by, basis) = kinds[plan.stage], let last = moves.last else {
                return nil
            }
            let funds =
                (last.act as? AdjustmentPlanSubmitted)?.fundsNeeded
                ?? (last.act as? AdjustmentPlanChangeSubmitted)?.fundsNeeded
            return NaiveDuty(
                what: what, thing: reference.stream, by: by, since: last.on,
                amount: funds?.whole, basis: basis)
        }
    }

    func fundDuties(on day: LegalDate) -> [NaiveDuty] {
        let orders = treasury.filter { $0.paidOn == nil }.map { order in
            let isState = order.kind == "stateReturn"
            return NaiveDuty(
                what: isState ? "makeStateReturn" : "makeTreasuryPayment", thing: order.stream,
                by: "corporation.treasurer", since: order.orderedOn, dueOn: order.dueOn,
                amount: order.amount,
                basis: isState
                    ? "Subsidy Act 18; C15a"
                    : order.kind == "payment"
                        ? "Act 18(6); Cabinet Order 290/2023 Art 1"
                        : "House rule 5; returnsDestination")
        }
        let matured = investments.filter { $0.held > 0 && $0.1.maturesOn <= day }.map {
            NaiveDuty(
                what: "redeemInvestment", thing: $0.0, by: "corporation.treasurer",
                since: $0.1.maturesOn, dueOn: $0.1.maturesOn, amount: $0.held,
                basis: "Act 18(4); Basic Policy 3.3.2")
        }
        return orders + matured
    }

    func corporationDuties(on day: LegalDate) -> [NaiveDuty] {
        offices.flatMap { office -> [NaiveDuty] in
            let past = acts(about: office.thing)
            if office.lostOn == nil {
                return rulesDuty(office, past) + planDuties(office, past, day)
                    + reportDuties(office, past, day)
            }
            let isHandedOver = past.contains { $0.act is FundHandedOver }
            let handover = isHandedOver ? [] : [handover(office)]
            return reportDuties(office, past, day) + handover
        }
    }

    /// A designation and its end.
    struct Office {
        let thing: StreamReference
        let from: LegalDate
        var lostOn: LegalDate?

        func holds(_ day: LegalDate) -> Bool {
            from <= day && (lostOn.map { day < $0 } ?? true)
        }
    }

    private var offices: [Office] {
        corporations.compactMap { corporation in
            let past = acts(about: corporation.stream)
            guard let first = past.first(where: { $0.act is CorporationDesignated }) else {
                return nil
            }
            let end = past.first { $0.act is CorporationDesignationRescinded }
            return Office(thing: corporation.stream, from: first.on, lostOn: end?.on)
        }
    }

    private func rulesDuty(_ office: Office, _ past: [NaiveAct]) -> [NaiveDuty] {
        past.contains { $0.act is BusinessRulesApproved }
            ? []
            : [
                NaiveDuty(
                    what: "approveBusinessRules", thing: office.thing, by: "minister",
                    since: office.from, basis: "Act 17(1)")
            ]
    }

    private func planDuties(
        _ office: Office, _ past: [NaiveAct], _ day: LegalDate
    ) -> [NaiveDuty] {
        let year = Self.fiscalYear(day)
        let planned = past.compactMap {
            ($0.act as? AnnualPlanApproved)?.fiscalYear.firstCalendarYear
        }
        return [year, year + 1].filter { !planned.contains($0) }.compactMap { year in
            guard let begin = LegalDate("\(year)-04-01"),
                let before = LegalDate("\(year - 1)-04-01"), let end = LegalDate("\(year)-03-31")
            else { return nil }
            return NaiveDuty(
                what: "approveAnnualPlan", thing: office.thing, detail: "FY\(year)",
                by: "minister", since: max(office.from, before),
                dueOn: office.from < begin ? end : nil, basis: "Act 19(1)")
        }
    }

    private func reportDuties(
        _ office: Office, _ past: [NaiveAct], _ day: LegalDate
    ) -> [NaiveDuty] {
        let years = Self.fiscalYear(office.from)...Self.fiscalYear(max(day, office.from))
        return years.filter { year in
            isOver(year, on: day) && reporter(on: year) == office.thing
        }.compactMap { year in
            let reports = past.compactMap { past in
                (past.act as? AnnualReportSubmitted).map { (past.on, $0) }
            }.filter { $0.1.fiscalYear.firstCalendarYear == year }
            if let (on, report) = reports.last {
                guard !isRight(report, of: year) else { return nil }
                return NaiveDuty(
                    what: "submitAnnualReportAnew", thing: office.thing, detail: "FY\(year)",
                    by: "corporation.clerk", since: on, basis: "Act 19(3); C4")
            }
            return LegalDate("\(year + 1)-04-01").map {
                NaiveDuty(
                    what: "submitAnnualReport", thing: office.thing, detail: "FY\(year)",
                    by: "corporation.clerk", since: $0, dueOn: LegalDate("\(year + 1)-06-30"),
                    basis: "Act 19(3)")
            }
        }
    }

    func isOver(_ year: Int, on day: LegalDate) -> Bool {
        Self.fiscalYear(day) > year
    }

    /// Who is designated on the last day of the year, or else who lost it last in the year.
    private func reporter(on year: Int) -> StreamReference? {
        guard let begin = LegalDate("\(year)-04-01"), let end = LegalDate("\(year + 1)-03-31")
        else { return nil }
        if let office = offices.first(where: { $0.holds(end) }) { return office.thing }
        let lost = offices.filter { $0.from <= end && ($0.lostOn.map { begin < $0 } ?? false) }
        return lost.max { ($0.lostOn ?? begin) < ($1.lostOn ?? begin) }?.thing
    }

    private func isRight(_ report: AnnualReportSubmitted, of year: Int) -> Bool {
        let flows = years[year] ?? NaiveYear()
        let journals = acts.values.joined().filter { Self.fiscalYear($0.on) == year }
            .compactMap { $0.act as? JournalPosted }
        func business(_ book: Book, _ code: AccountCode, _ sign: LegSide) -> Int {
            journals.filter { $0.book == book }.flatMap(\.legs).filter { $0.account == code }
                .reduce(0) { $0 + ($1.side == sign ? 1 : -1) * $1.amount.whole }
        }
        let booked: [SettlementLine: Int] = [
            .subsidies: flows.subsidies, .yield: flows.yield, .charges: flows.charges,
            .grants: flows.grants, .operatingCost: flows.operatingCost,
            .investmentLosses: flows.losses, .treasuryPayments: flows.treasury,
            .stateReturns: flows.stateReturns,
            .supportIncome: business(.support, 421, .credit),
            .supportExpense: business(.support, 521, .debit),
            .otherIncome: business(.other, 421, .credit),
            .otherExpense: business(.other, 521, .debit),
        ]
        return booked.allSatisfy { line, amount in
            let figure = report.settlement.first { $0.line == line }
            let told = figure.map { $0.belowZero == true ? -$0.amount.whole : $0.amount.whole }
            return told ?? 0 == amount
        }
    }

    private func handover(_ office: Office) -> NaiveDuty {
        NaiveDuty(
            what: "handOverFund", thing: office.thing, by: "corporation.treasurer",
            since: office.lostOn ?? office.from, amount: fund < 0 ? nil : fund, basis: "Act 25")
    }
}
