import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Who managed a facility when, worked out from its acts, with each day of a period on its own.
struct NaiveManagement {
    private(set) var stays: [Stay] = []
    var upkeep = 0
    private(set) var damageBorne = 0
    private(set) var damageCharged = 0
    private(set) var damagePaid = 0
    private(set) var feesCharged = 0
    private(set) var feesPaid = 0
    private(set) var orderCount = 0
    private(set) var lastReport = ""
    private(set) var inventoryOn: LegalDate?

    /// One manager's time.
    struct Stay {
        let manager: Reference<Party>
        var isOver = false
        var lastDay = Int32.max
        var firstDay: LegalDate?
        var permittedDays: Set<Int32> = []
        var chargedDays: Set<Int32> = []
        var uses: [FacilityUseRecorded] = []

        func didOperate(_ days: ClosedRange<Int32>) -> Bool {
            firstDay.map { $0.daysSince1970 <= days.lowerBound } == true
                && days.upperBound <= lastDay
        }

        func findings(_ use: FacilityUseRecorded) -> String {
            let exceptional = use.exceptionalHours.storedNumber
            let days = use.from.daysSince1970...use.through.daysSince1970
            var findings: [String] = []
            let sameYear = uses.filter {
                NaiveLedger.fiscalYear($0.through) == NaiveLedger.fiscalYear(use.through)
                    && $0.through <= use.through
            }
            let more = sameYear.reduce(0) {
                $0 + Int($1.exceptionalHours.storedNumber) - Int($1.designatedHours.storedNumber)
            }
            if exceptional > 0, more > 0 { findings.append("hoursExceeded") }
            if exceptional > 0, !permittedDays.isSuperset(of: days) {
                findings.append("notPermitted")
            }
            if exceptional > 0, !chargedDays.isSuperset(of: days) {
                findings.append("feeNotCharged")
            }
            return findings.joined(separator: ", ")
        }
    }

    var manager: Reference<Party>? { stays.last.flatMap { $0.isOver ? nil : $0.manager } }

    mutating func end(on date: LegalDate) {
        guard let last = stays.indices.last, !stays[last].isOver else { return }
        stays[last].isOver = true
        stays[last].lastDay = date.daysSince1970
    }

    mutating func apply(_ act: any Act, on date: LegalDate) {
        switch act {
        case let act as FacilityEntrusted: stays.append(Stay(manager: act.manager))
        case is FacilityManagementRulesApproved:
            let last = stays.count - 1
            stays[last].firstDay = stays[last].firstDay ?? date
        case is FacilityEntrustmentEnded: end(on: date)
        case is FacilitySupervisionOrdered: orderCount += 1
        case let act as FacilityReportSubmitted:
            lastReport = max(lastReport, act.fiscalYear.description)
        case let act as FacilityMaintenancePaid: upkeep += act.amount.whole
        case let act as FacilityDamageRecorded:
            if act.dueCare {
                damageBorne += act.cost.whole
            } else {
                damageCharged += act.cost.whole
            }
        case let act as FacilityDamageRecovered: damagePaid += act.amount.whole
        case is FacilityInventoryTaken: inventoryOn = date
        case let act as FacilityExtraPurposeUsePermitted:
            let days = act.from.daysSince1970...act.through.daysSince1970
            stays[stays.count - 1].permittedDays.formUnion(days)
        case let act as FacilityUseRecorded:
            let days = act.from.daysSince1970...act.through.daysSince1970
            if let stay = stays.lastIndex(where: { $0.didOperate(days) }) {
                stays[stay].uses.append(act)
            }
        case let act as FacilityFeeCharged:
            feesCharged += act.amount.whole
            let days = act.from.daysSince1970...act.through.daysSince1970
            if let stay = stays.lastIndex(where: { $0.didOperate(days) }) {
                stays[stay].chargedDays.formUnion(days)
            }
        case let act as FacilityFeeReceived: feesPaid += act.amount.whole
        case _: break
        }
    }
}

extension NaiveLedger {
    var operationRows: Rows {
        facilities.filter { !$0.1.periods.isEmpty }.map { _, facility in
            let management = facility.management
            let findings = management.stays.flatMap { stay in stay.uses.map(stay.findings) }
            let since = management.inventoryOn ?? facility.periods[0].from
            let stay = management.manager == nil ? nil : management.stays.last
            return [
                .text(facility.name), .text(management.manager.map(party) ?? ""),
                .day(stay?.firstDay), yen(management.upkeep), yen(management.damageBorne),
                yen(management.damageCharged),
                yen(management.damageCharged - management.damagePaid),
                yen(management.feesCharged), yen(management.feesCharged - management.feesPaid),
                .count(UInt64(findings.count { $0 != "" })),
                .count(UInt64(management.orderCount)), .text(management.lastReport),
                .day(management.inventoryOn), facility.isOfState ? .day(yearAfter(since)) : .empty,
            ]
        }
    }

    func yearAfter(_ date: LegalDate) -> LegalDate? {
        let month = date.month < 10 ? "0\(date.month)" : "\(date.month)"
        let sameDay = LegalDate(
            "\(date.year + 1)-\(month)-" + (date.day < 10 ? "0\(date.day)" : "\(date.day)"))
        return sameDay ?? LegalDate("\(date.year + 1)-02-28")
    }

    var useRows: Rows {
        facilities.flatMap { _, facility in
            facility.management.stays.flatMap { stay in
                stay.uses.map { use in
                    [
                        .text(facility.name), .date(use.from), .date(use.through),
                        .text(party(stay.manager)), .count(use.designatedHours.storedNumber),
                        .count(use.exceptionalHours.storedNumber), .text(stay.findings(use)),
                    ]
                }
            }
        }
    }
}
