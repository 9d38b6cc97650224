import Accounting
import Containers
import EventSourcing

// How the decisions and payments of grants are taken back.

extension GrantAllocated {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        try ledger.changeGrant(undoing: Self.type.name, context, at: .allocated) { grant in
            guard grant.ceilingSetAt == context.position, grant.payments.isEmpty,
                grant.assets.isEmpty, grant.suspendedOn == nil
            else { return "it was paid, changed or stopped since: grant.approveChange makes good" }
            grant.stage = .screened
            grant.ceiling = .zero
            return nil
        }
    }
}

extension GrantChangeApproved {
    /// As long as the amount is not fixed, all that is allocated is committed.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let before = ledger.balance(.committed, of: context.subject())
        try ledger.changeGrant(undoing: Self.type.name, context, at: .allocated, .reported) {
            grant in
            guard grant.ceilingSetAt == context.position else {
                return "it was changed or cancelled since: grant.approveChange makes good"
            }
            guard costs == nil else {
                return "it named the costs: grant.approveChange makes good"
            }
            grant.ceiling = before
            return nil
        }
    }
}

extension GrantAdvancePaid {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        try ledger.changeGrant(undoing: Self.type.name, context, at: .allocated, .reported) {
            $0.takeBack(amount, on: context.effectiveOn) ? nil : GrantState.isReturnable
        }
    }
}

extension GrantSettled {
    /// The settlement is the last payment of a settled grant, and its amount follows from the
    /// grant: only the bank or the day can have been wrong.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let day = context.effectiveOn
        try ledger.changeGrant(undoing: Self.type.name, context, at: .settled) { grant in
            guard let set = grant.ceilingSetAt, set < context.position else {
                return "the amount was fixed anew since"
            }
            guard let last = grant.payments.last, last.on == day,
                grant.takeBack(last.amount, on: day)
            else { return GrantState.isReturnable }
            grant.stage = .fixed
            return nil
        }
    }
}

extension GrantCancelled {
    /// The grant stands again as it stood before, also where its stage has ended.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let last = ledger.grants[context.subject()]?.lastCancellation
        try ledger.changeGrant(
            undoing: Self.type.name, context, at: .allocated, .reported, .fixed, .settled,
            .cancelled
        ) { grant in
            guard grant.ceilingSetAt == context.position, let last, grant.takeBack(last) else {
                return "a later payment, order, report, change, suspension, disposal or fixing "
                    + "rests on it"
            }
            return nil
        }
        guard let last else { return }
        ledger.grants[context.subject()]?.stageSince = last.stageSince
        ledger.grants[context.subject()]?.suspendedOn = last.suspendedOn
    }
}

extension GrantAssetDisposalApproved {
    /// The order for the share stands; what is right is no less than it asks back.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        try ledger.changeGrant(undoing: Self.type.name, context, at: .fixed, .settled, .cancelled) {
            grant in
            let index = grant.assets.firstIndex { $0.name == asset && $0.disposal != nil }
            guard let index, let set = grant.ceilingSetAt,
                set < context.position || grant.fixed == grant.ceiling
            else { return "a later cancellation rests on it" }
            grant.dispose(of: index, nil)
            return nil
        }
    }
}

extension GrantReturnOrdered {
    /// The last order, on which nothing rests: neither a payment nor a return, nor a charge.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        try ledger.changeGrant(
            undoing: Self.type.name, context, at: .allocated, .reported, .fixed, .settled,
            .cancelled
        ) { grant in
            guard let order = grant.returnOrders.last, order.orderedOn == context.effectiveOn,
                order.principal == principal, order.cause == cause, order.dueOn == dueOn,
                order.outstanding == principal, order.paymentCount == grant.payments.count,
                grant.lastReceipt == nil,
                grant.chargedThrough.last.map({ $0 < order.orderedOn }) ?? true,
                let returnable = grant.returnable[cause].adding(principal)
            else { return "a later payment, order, return or charge rests on it" }
            grant.returnOrders.removeLast()
            grant.returnable[cause] = returnable
            return nil
        }
    }
}

extension GrantChargeWaived {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        try ledger.changeGrant(
            undoing: Self.type.name, context, at: .allocated, .reported, .fixed, .settled,
            .cancelled
        ) { grant in
            guard let rest = grant.waived[kind].subtracting(amount),
                grant.withdrawn[kind] == .zero
            else { return "so much was not waived, or what was waived had no ground" }
            grant.waived[kind] = rest
            return nil
        }
    }
}

extension GrantReturned {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let grant: Reference<Grant> = context.subject()
        guard !ledger.treasuryPayments.contains(where: { $0.value.returnedOn == grant }) else {
            throw .notCorrectable(Self.type.name, "it was made payable to the Treasury")
        }
        let receipt = GrantState.Receipt(on: context.effectiveOn, amount: amount)
        var isFound = false
        do {
            try ledger.changeGrant(
                context, at: .allocated, .reported, .fixed, .settled, .cancelled
            ) { isFound = $0.takeBack(receipt) }
        } catch {
            throw .notCorrectable(Self.type.name, "the grant has moved to another stage")
        }
        guard isFound else {
            throw .notCorrectable(
                Self.type.name, "a later return, order, charge or waiver rests on it")
        }
    }
}

extension LedgerState {
    /// What a cancellation or a return frees of the plan's ceiling may have been allocated to
    /// others since: the right act leaves the grants of the plan within it (C10).
    func requireWithinCeilings(_ act: any Act, _ context: ActContext) throws(Rejection) {
        guard let grant = grants[Reference(context.stream)], let plan = plans[grant.plan],
            let ceiling = plan.revisions.last?.ceiling
        else { return }
        var after = self
        do {
            try act.derived(context, in: self).evolve(&after, by: context)
        } catch {
            throw .notCorrectable(type(of: act).type.name, "\(error)")
        }
        let allocated = after.plans[grant.plan]?.allocated ?? .zero
        guard allocated <= ceiling else {
            throw Rejection(
                .exceedsPlanCeiling, "Act 9(2)(iv); C10", .yen("allocated", allocated),
                .yen("ceiling", ceiling))
        }
    }
}

extension GrantState {
    /// Why a payment cannot be taken back.
    fileprivate static let isReturnable = "money has become returnable since"
}

extension LedgerState {
    /// Changes the grant as the undoing of an act does.
    ///
    /// - Parameter change: answers why the act cannot be taken back, and then changes nothing.
    fileprivate mutating func changeGrant(
        undoing act: String, _ context: ActContext, at stages: GrantState.Stage...,
        change: (inout GrantState) -> String?
    ) throws(Rejection) {
        var problem: String?
        do {
            try changeGrant(context, at: stages) { problem = change(&$0) }
        } catch {
            throw .notCorrectable(act, "the grant has moved to another stage")
        }
        if let problem { throw .notCorrectable(act, problem) }
    }
}
