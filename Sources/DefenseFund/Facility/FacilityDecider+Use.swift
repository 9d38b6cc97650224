import Accounting
import Containers
import EventSourcing

extension FacilityExtraPurposeUsePermitted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.operating(context, "Basic Policy 3.5.5; C22")
        guard mainPurposeMet else {
            throw Rejection(
                .mainPurposeNotMet, "Basic Policy 3.5.5", .text("facility", context.streamName))
        }
        _ = try FacilityState.Period.checked(from: from, through: through)
        // A permit comes before the use, or unpermitted use could be made good afterwards.
        guard context.effectiveOn <= from else {
            throw Rejection(
                .dateOutOfOrder, "Basic Policy 3.5.5; C22", .date("permitted", context.effectiveOn),
                .date("from", from))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        guard let period = FacilityState.Period(from: from, through: through) else { return }
        ledger.facilities[context.subject()]?.changeEntrustment { $0.permitted.append(period) }
    }
}

extension FacilityUseRecorded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let facility = try ledger.stateOwned(context, "Basic Policy 3.5.5; C22", on: through)
        let period = try FacilityState.Period.checked(from: from, through: through)
        guard FiscalYear(from) == FiscalYear(through) else {
            throw Rejection(
                .usePeriodInvalid, "Basic Policy 3.5.5; C22", .date("from", from),
                .date("through", through), .date("year ends", FiscalYear(from).lastDay))
        }
        guard through <= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Basic Policy 3.5.5; C22", .date("through", through),
                .date("this", context.effectiveOn))
        }
        _ = try facility.requireOperation(during: period, of: context)
        let recorded = facility.entrustments.lazy.flatMap(\.uses).map(\.period)
        if let other = recorded.first(where: period.overlaps) {
            throw Rejection(
                .usePeriodTaken, "Basic Policy 3.5.5; C22", .date("recorded from", other.from),
                .date("through", other.through))
        }
    }

    /// Too many hours for other products, or hours that nobody permitted, are no ground to refuse
    /// the report of them (C22): the Ministry must say why. The fee may still be charged.
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        guard let facility = ledger.facilities[context.subject()],
            let period = FacilityState.Period(from: from, through: through),
            let place = facility.entrustment(during: period)
        else { return [] }
        let use = FacilityState.Use(
            period: period, designatedHours: designatedHours, exceptionalHours: exceptionalHours)
        var entrustment = facility.entrustments[place]
        entrustment.uses.append(use)
        let year = FiscalYear(through)
        return entrustment.findings(on: use).compactMap { finding in
            let text: String
            switch finding {
            case .hoursExceeded:
                let hours = entrustment.hours(through: through)
                text =
                    "\(hours.exceptional) hours for exceptional products in \(year), "
                    + "\(hours.designated) for designated equipment (Basic Policy 3.5.5)."
            case .notPermitted:
                text = "Hours for exceptional products on days without a permission."
            case .feeNotCharged: return nil
            }
            return FindingRaised(
                byLedger: .irregularity, text, about: context.stream, to: .ministry)
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let reference: Reference<Facility> = context.subject()
        guard let period = FacilityState.Period(from: from, through: through),
            let place = ledger.facilities[reference]?.entrustment(during: period)
        else { throw IllegalTransition("\(context.streamName) did not operate") }
        ledger.facilities[reference]?.entrustments[place].uses.append(
            .init(
                period: period, designatedHours: designatedHours,
                exceptionalHours: exceptionalHours))
    }
}

extension FacilityFeeCharged {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let facility = try ledger.stateOwned(context, "Basic Policy 3.5.5; C22", on: through)
        let period = try FacilityState.Period.checked(from: from, through: through)
        let place = try facility.requireOperation(during: period, of: context)
        if let other = facility.entrustments[place].charged.first(where: period.overlaps) {
            throw Rejection(
                .usePeriodTaken, "Basic Policy 3.5.5", .date("charged from", other.from),
                .date("through", other.through))
        }
        guard context.effectiveOn <= dueOn else {
            throw Rejection(
                .dateOutOfOrder, "Basic Policy 3.5.5", .date("due", dueOn),
                .date("this", context.effectiveOn))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let reference: Reference<Facility> = context.subject()
        guard let facility = ledger.facilities[reference],
            let period = FacilityState.Period(from: from, through: through),
            let place = facility.entrustment(during: period)
        else { throw IllegalTransition("\(context.streamName) did not operate") }
        ledger.facilities[reference]?.entrustments[place].charged.append(period)
        ledger.facilities[reference]?.charge(
            .fee, to: facility.entrustments[place].manager, amount, since: context.effectiveOn,
            dueOn: dueOn)
    }
}

extension FacilityFeeReceived {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.requireOwed(
            .fee, by: manager, amount, to: context.subject(), "Basic Policy 3.5.5")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.settle(.fee, of: manager, amount, by: context)
    }
}

extension FacilityState.Period {
    fileprivate static func checked(from: LegalDate, through: LegalDate) throws(Rejection) -> Self {
        guard let period = Self(from: from, through: through) else {
            throw Rejection(
                .usePeriodInvalid, "Basic Policy 3.5.5", .date("from", from),
                .date("through", through))
        }
        return period
    }
}

extension FacilityState {
    /// The place of the entrustment under which the facility operated on each day of the period.
    fileprivate func requireOperation(during period: Period, of context: ActContext)
        throws(Rejection) -> Int
    {
        guard let place = entrustment(during: period) else {
            throw Rejection(
                .managementRulesMissing, "Act 30(2); C22", .text("facility", context.streamName),
                .date("from", period.from), .date("through", period.through))
        }
        return place
    }
}
