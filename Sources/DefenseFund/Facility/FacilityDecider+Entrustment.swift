import Accounting
import Containers
import EventSourcing

extension FacilityManagementRulesApproved {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.entrusted(context, "Act 30(2)")
        try context.requireFinanceConsulted(on: financeConsultedOn, "Act 30(3)")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.facilities[context.subject()]?.changeEntrustment {
            $0.rulesApprovedOn.append(context.effectiveOn)
        }
    }
}

extension FacilitySupervisionOrdered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.entrusted(context, "Act 30(8)")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.facilities[context.subject()]?.changeEntrustment {
            $0.supervisionOrders.append(context.effectiveOn)
        }
    }
}

/// A report is owed on every year in which the facility was entrusted for a day, also after the
/// entrustment has ended and the State owns nothing any more.
extension FacilityReportSubmitted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: manager, kinds: .manufacturer)
        let entrustments = ledger.facilities[context.subject(Facility.self)]?.entrustments ?? []
        let years = entrustments.filter { $0.manager == manager && $0.isPart(of: fiscalYear) }
        guard !years.isEmpty else {
            throw Rejection(
                .notEntrusted, "Act 30(6)", .text("facility", context.streamName),
                .stream("manager", manager.stream), .text("year", fiscalYear))
        }
        guard fiscalYear.lastDay < context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Act 30(6)", .date("year ends", fiscalYear.lastDay),
                .date("this", context.effectiveOn))
        }
        guard years.contains(where: { !$0.reportedYears.contains(fiscalYear) }) else {
            throw Rejection(
                .facilityReportedAlready, "Act 30(6)", .stream("manager", manager.stream),
                .text("year", fiscalYear))
        }
    }

    /// The year is over: uses without a fee, and more hours for exceptional products than for
    /// designated equipment in all of it, must be answered for (C22).
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        let entrustments = ledger.facilities[context.subject(Facility.self)]?.entrustments ?? []
        let managed = entrustments.filter {
            $0.manager == manager && !$0.reportedYears.contains(fiscalYear)
        }
        let uses = managed.flatMap { entrustment in
            entrustment.uses.filter { FiscalYear($0.period.through) == fiscalYear }
                .filter { entrustment.findings(on: $0).contains(.feeNotCharged) }
        }
        let hours = managed.map { $0.hours(through: fiscalYear.lastDay) }
        let designated = hours.reduce(0) { $0 + $1.designated }
        let exceptional = hours.reduce(0) { $0 + $1.exceptional }
        var texts: [String] = []
        if let first = uses.first {
            texts.append(
                "Use for exceptional products in \(fiscalYear) without a fee, from "
                    + "\(first.period.from) on: \(uses.count) in all (Basic Policy 3.5.5).")
        }
        if designated < exceptional {
            texts.append(
                "\(exceptional) hours for exceptional products in all of \(fiscalYear), "
                    + "\(designated) for designated equipment (Basic Policy 3.5.5).")
        }
        return texts.map {
            FindingRaised(byLedger: .irregularity, $0, about: context.stream, to: .ministry)
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        let facility: Reference<Facility> = context.subject()
        for place in ledger.facilities[facility]?.entrustments.indices ?? 0..<0 {
            ledger.facilities[facility]?.entrustments[place].report(self)
        }
    }
}

extension FacilityState.Entrustment {
    /// A manager who was entrusted twice in a year reports once on it.
    fileprivate mutating func report(_ report: FacilityReportSubmitted) {
        guard manager == report.manager, isPart(of: report.fiscalYear),
            !reportedYears.contains(report.fiscalYear)
        else { return }
        reportedYears.append(report.fiscalYear)
    }
}

extension FacilityEntrustmentEnded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.entrusted(context, "Act 30")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.facilities[context.subject()]?.endEntrustment(on: context.effectiveOn)
    }
}
