import Accounting
import DefenseFund
import EventSourcing

extension NaiveLedger {
    func facilityDuties(on day: LegalDate) -> [NaiveDuty] {
        facilities.flatMap { reference, facility -> [NaiveDuty] in
            let tenure = NaiveTenure(acts(about: reference.stream))
            return inventoryDuty(reference.stream, facility)
                + rulesDuty(reference.stream, facility, tenure)
                + reportDuties(reference.stream, tenure, on: day)
                + claimDuties(reference.stream, tenure) + feeDuties(reference.stream, facility)
        }
    }

    private func inventoryDuty(_ thing: StreamReference, _ facility: NaiveFacility) -> [NaiveDuty] {
        guard facility.isOfState, let first = facility.periods.first else { return [] }
        let since = facility.management.inventoryOn ?? first.from
        return [
            NaiveDuty(
                what: "takeInventory", thing: thing, by: "minister", since: since,
                dueOn: yearAfter(since), basis: "Basic Policy 3.5.4; facilityInventoryMonths")
        ]
    }

    private func rulesDuty(
        _ thing: StreamReference, _ facility: NaiveFacility, _ tenure: NaiveTenure
    ) -> [NaiveDuty] {
        guard let stay = tenure.stays.last, stay.endedOn == nil,
            facility.management.stays.last?.firstDay == nil
        else { return [] }
        return [
            NaiveDuty(
                what: "approveManagementRules", thing: thing, detail: party(stay.manager),
                by: "minister", since: stay.from, basis: "Act 30(2)")
        ]
    }

    private func reportDuties(_ thing: StreamReference, _ tenure: NaiveTenure, on day: LegalDate)
        -> [NaiveDuty]
    {
        var told: Set<String> = []
        return tenure.stays.flatMap { stay -> [NaiveDuty] in
            let last = min(stay.endedOn ?? day, day)
            let years = Self.fiscalYear(stay.from)...Self.fiscalYear(max(last, stay.from))
            return years.compactMap { year in
                let detail = "FY\(year), \(party(stay.manager))"
                let isReported = tenure.reports.contains {
                    $0.manager == stay.manager && $0.fiscalYear.firstCalendarYear == year
                }
                guard isOver(year, on: day), !isReported, told.insert(detail).inserted,
                    let since = LegalDate("\(year + 1)-04-01")
                else { return nil }
                return NaiveDuty(
                    what: "submitFacilityReport", thing: thing, detail: detail, by: "minister",
                    since: since, dueOn: LegalDate("\(year + 1)-06-30"),
                    basis: "Act 30(6); facilityReportMonths")
            }
        }
    }

    private func claimDuties(_ thing: StreamReference, _ tenure: NaiveTenure) -> [NaiveDuty] {
        tenure.claims.filter { $0.open > 0 }.map { claim in
            NaiveDuty(
                what: claim.isFee ? "collectFacilityFee" : "recoverFacilityDamage", thing: thing,
                detail: party(claim.debtor), by: "minister", since: claim.since,
                dueOn: claim.dueOn, amount: claim.open,
                basis: claim.isFee ? "Basic Policy 3.5.5" : "Basic Policy 3.5.4; C21")
        }
    }

    private func feeDuties(_ thing: StreamReference, _ facility: NaiveFacility) -> [NaiveDuty] {
        guard facility.isOfState else { return [] }
        return facility.management.stays.flatMap { stay in
            stay.uses.filter { stay.findings($0).contains("feeNotCharged") }.map { use in
                NaiveDuty(
                    what: "chargeFacilityFee", thing: thing,
                    detail: "\(use.from) to \(use.through), \(party(stay.manager))",
                    by: "minister", since: use.through, basis: "Basic Policy 3.5.5; C22")
            }
        }
    }
}

/// Who managed a facility from when to when, and what each owes.
struct NaiveTenure {
    private(set) var stays: [Stay] = []
    private(set) var reports: [FacilityReportSubmitted] = []
    private(set) var claims: [Claim] = []

    struct Stay {
        let manager: Reference<Party>
        let from: LegalDate
        var operatesFrom: LegalDate?
        var endedOn: LegalDate?
    }

    struct Claim {
        let isFee: Bool
        let debtor: Reference<Party>
        let since: LegalDate
        let dueOn: LegalDate?
        var open: Int
    }

    init(_ acts: [NaiveAct]) {
        var facility = NaiveFacility(name: "")
        for past in acts {
            facility.apply(past.act, on: past.on)
            apply(past.act, on: past.on)
            // Whoever manages nothing of the State's any more has left.
            if !facility.isOfState, past.act is FacilityCeded { leave(on: past.on) }
        }
    }

    private mutating func leave(on day: LegalDate) {
        guard let last = stays.indices.last, stays[last].endedOn == nil else { return }
        stays[last].endedOn = day
    }

    private mutating func apply(_ act: any Act, on day: LegalDate) {
        switch act {
        case let act as FacilityEntrusted:
            stays.append(Stay(manager: act.manager, from: day))
        case is FacilityManagementRulesApproved:
            guard let last = stays.indices.last else { return }
            stays[last].operatesFrom = stays[last].operatesFrom ?? day
        case is FacilityEntrustmentEnded: leave(on: day)
        case let act as FacilityReportSubmitted: reports.append(act)
        case let act as FacilityFeeCharged:
            let stay = stays.last { stay in
                (stay.operatesFrom.map { $0 <= act.from } ?? false)
                    && (stay.endedOn.map { act.through <= $0 } ?? true)
            }
            claim(stay, isFee: true, act.amount.whole, day, act.dueOn)
        case let act as FacilityDamageRecorded where !act.dueCare:
            let stay = stays.last { stay in
                stay.from <= act.occurredOn && (stay.endedOn.map { act.occurredOn <= $0 } ?? true)
            }
            claim(stay, isFee: false, act.cost.whole, day, act.dueOn)
        case let act as FacilityFeeReceived: settle(true, act.manager, act.amount.whole)
        case let act as FacilityDamageRecovered: settle(false, act.manager, act.amount.whole)
        case _: break
        }
    }

    private mutating func claim(
        _ stay: Stay?, isFee: Bool, _ amount: Int, _ day: LegalDate, _ dueOn: LegalDate?
    ) {
        guard let stay else { return }
        claims.append(
            Claim(isFee: isFee, debtor: stay.manager, since: day, dueOn: dueOn, open: amount))
    }

    private mutating func settle(_ isFee: Bool, _ debtor: Reference<Party>, _ amount: Int) {
        var rest = amount
        for place in claims.indices
        where claims[place].isFee == isFee && claims[place].debtor == debtor {
            let part = min(rest, claims[place].open)
            claims[place].open -= part
            rest -= part
        }
    }
}
