import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerState {
    /// What is owed on `date` about grants.
    func obligationsOfGrants(on date: LegalDate) -> [Obligation] {
        // Parameters are looked up by their names, and there may be very many grants.
        let terms = ChargeKind.allCases.map { ($0, ChargeTerms(of: $0, in: parameters)) }
        return grants.flatMap { reference, grant in
            [decision(on: grant, reference), returnProcedure(of: grant, reference)]
                .compactMap(\.self)
                + payments(of: grant, reference) + returns(of: grant, reference)
                + charges(of: grant, reference, through: date, at: terms)
        }
    }

    /// An application is screened and decided promptly.
    private func decision(on grant: GrantState, _ reference: Reference<Grant>) -> Obligation? {
        let role: Role
        switch grant.stage {
        case .applied: role = .screener
        case .screened, .screenedUnfavourably: role = .approver
        case .declined, .allocated, .reported, .fixed, .settled, .cancelled, .withdrawn, .closed:
            return nil
        }
        return Obligation(
            role == .screener ? "screenApplication" : "decideApplication", of: reference.stream,
            by: role, since: grant.stageSince, dueOn: nil, amount: grant.applied,
            basis: "Subsidy Act 6")
    }

    /// After a rescission the return procedure is opened for each open grant (C13).
    ///
    /// Then what stays with the operator is fixed, for only that can still be paid.
    private func returnProcedure(of grant: GrantState, _ reference: Reference<Grant>)
        -> Obligation?
    {
        if let procedure = returnProcedure(of: grant) {
            return Obligation(
                "openReturnProcedure", of: reference.stream, by: .approver, since: procedure.since,
                dueOn: procedure.dueOn, amount: procedure.undecided,
                basis: "Basic Policy 3.3.2; C13; returnProcedureDeadlineDays")
        }
        if let since = grant.reportedAnewOn {
            return Obligation(
                "fixAmount", of: reference.stream, by: .approver, since: since, dueOn: nil,
                amount: grant.ceiling, basis: "C11")
        }
        guard grant.stage == .reported, let rescission = plans[grant.plan]?.rescission else {
            return nil
        }
        return Obligation(
            "fixAmount", of: reference.stream, by: .approver,
            since: max(rescission.on, grant.stageSince), dueOn: nil, amount: grant.ceiling,
            basis: "Basic Policy 3.2.3, 3.3.2; C13")
    }

    /// What was fixed is paid, and a stop of payments does not stand for ever.
    private func payments(of grant: GrantState, _ reference: Reference<Grant>) -> [Obligation] {
        if let suspendedOn = grant.suspendedOn {
            return [
                Obligation(
                    "resumeOrCancel", of: reference.stream, by: .approver, since: suspendedOn,
                    dueOn: nil, basis: "Subsidy Act 13")
            ]
        }
        let isAtFault = plans[grant.plan]?.rescission?.cause == .atFault
        guard grant.stage == .fixed, !isAtFault else { return [] }
        return [
            Obligation(
                "paySettlement", of: reference.stream, by: .treasurer, since: grant.stageSince,
                dueOn: nil, amount: balance(211, of: reference), basis: "Act 18(1)")
        ]
    }

    /// What is returnable is ordered back, and what was ordered back is collected.
    private func returns(of grant: GrantState, _ reference: Reference<Grant>) -> [Obligation] {
        var obligations: [Obligation] = []
        for cause in ReturnCause.allCases where grant.returnable[cause] > .zero {
            obligations.append(
                Obligation(
                    "orderReturn", of: reference.stream, by: .approver,
                    since: grant.returnableOn ?? grant.stageSince, dueOn: nil,
                    amount: grant.returnable[cause],
                    basis: cause == .assetDisposal ? "Subsidy Act 22" : "Subsidy Act 18; C12"))
        }
        for order in grant.returnOrders where order.outstanding > .zero {
            obligations.append(
                Obligation(
                    "collectReturn", of: reference.stream, by: .treasurer, since: order.orderedOn,
                    dueOn: order.dueOn, amount: order.outstanding,
                    basis: order.cause == .assetDisposal ? "Subsidy Act 22" : "Subsidy Act 18"))
        }
        return obligations
    }

    /// What has accrued is assessed, and what was assessed is paid or waived. What is more than
    /// can be told is owed without an amount.
    private func charges(
        of grant: GrantState, _ reference: Reference<Grant>, through date: LegalDate,
        at terms: [(ChargeKind, ChargeTerms)]
    ) -> [Obligation] {
        guard grant.stage != .closed, let first = grant.returnOrders.first else { return [] }
        var obligations: [Obligation] = []
        for (kind, terms) in terms {
            let accrued = grant.unassessed(kind, through: date, at: terms)
            guard accrued != .zero else { continue }
            obligations.append(
                Obligation(
                    kind == .addOn ? "assessAddOnCharge" : "assessLateCharge", of: reference.stream,
                    by: .approver, since: grant.chargedThrough.last ?? first.orderedOn, dueOn: nil,
                    amount: accrued, basis: "Subsidy Act 19; C16"))
        }
        guard let chargedOn = grant.chargedThrough.last else { return obligations }
        let owed = groundedCharges(of: reference)
        if owed > .zero {
            obligations.append(
                Obligation(
                    "collectCharges", of: reference.stream, by: .treasurer, since: chargedOn,
                    dueOn: nil, amount: owed, basis: "Subsidy Act 19; C16"))
        }
        if let groundless = balance(123, of: reference).subtracting(owed), groundless > .zero {
            obligations.append(
                Obligation(
                    "waiveCharge", of: reference.stream, by: .approver, since: chargedOn,
                    dueOn: nil, amount: groundless, basis: "Subsidy Act 19; C16"))
        }
        return obligations
    }
}
