import Accounting
import Containers
import EventSourcing

extension FacilityMaintenancePaid {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.operating(context, "Basic Policy 3.5.4; C21")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {}
}

extension FacilityDamageRecorded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try debtor(
            in: ledger.stateOwned(context, "Basic Policy 3.5.4; C21", on: occurredOn), context)
        guard occurredOn <= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Basic Policy 3.5.4", .date("damaged", occurredOn),
                .date("this", context.effectiveOn))
        }
        guard let dueOn else { return }
        guard !dueCare else {
            throw Rejection(
                .damageBorneByState, "Basic Policy 3.5.4; C21", .yen("cost", cost),
                .date("due", dueOn))
        }
        guard context.effectiveOn <= dueOn else {
            throw Rejection(
                .dateOutOfOrder, "Basic Policy 3.5.4", .date("due", dueOn),
                .date("this", context.effectiveOn))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let reference: Reference<Facility> = context.subject()
        guard let facility = ledger.facilities[reference],
            let debtor = facility.manager(on: occurredOn),
            let borne = Yen.sum([facility.damageBorne, dueCare ? cost : .zero])
        else { throw IllegalTransition("damage to \(context.streamName) is nobody's") }
        ledger.facilities[reference]?.damageBorne = borne
        guard !dueCare else { return }
        ledger.facilities[reference]?.charge(
            .damage, to: debtor, cost, since: context.effectiveOn, dueOn: dueOn)
    }

    /// Who managed the facility when it was damaged.
    private func debtor(in facility: FacilityState, _ context: ActContext) throws(Rejection)
        -> Reference<Party>
    {
        guard let manager = facility.manager(on: occurredOn) else {
            throw Rejection(
                .notEntrusted, "Basic Policy 3.5.4; C21", .text("facility", context.streamName),
                .date("on", occurredOn))
        }
        guard !dueCare || Yen.sum([facility.damageBorne, cost]) != nil else {
            throw Rejection(.amountOverflow, "House rule 1", .yen("cost", cost))
        }
        return manager
    }
}

extension FacilityState {
    /// Who managed the facility on the date; of two on one day the later.
    fileprivate func manager(on date: LegalDate) -> Reference<Party>? {
        entrustments.last { $0.from <= date && ($0.endedOn.map { date <= $0 } ?? true) }?.manager
    }
}

extension FacilityDamageRecovered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.requireOwed(
            .damage, by: manager, amount, to: context.subject(), "Basic Policy 3.5.4; C21")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.settle(.damage, of: manager, amount, by: context)
    }
}

extension FacilityInventoryTaken {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.stateOwned(context, "Basic Policy 3.5.4")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.facilities[context.subject()]?.inventoryOn = context.effectiveOn
    }
}

extension LedgerState {
    /// The party owes at least the amount for the facility. What was owed when the State ceded its
    /// last share is still owed to it.
    func requireOwed(
        _ kind: FacilityState.ClaimKind, by debtor: Reference<Party>, _ amount: Yen,
        to facility: Reference<Facility>, _ basis: String
    ) throws(Rejection) {
        try require(party: debtor)
        let owed = facilities[facility]?.owed(kind, by: debtor) ?? .zero
        guard amount <= owed else {
            throw Rejection(
                .moreThanOwed, basis, .stream("manager", debtor.stream), .yen("owed", owed),
                .yen("came in", amount))
        }
    }

    mutating func settle(
        _ kind: FacilityState.ClaimKind, of debtor: Reference<Party>, _ amount: Yen,
        by context: ActContext
    ) throws(IllegalTransition) {
        let facility: Reference<Facility> = context.subject()
        guard facilities[facility]?.settle(kind, of: debtor, amount) == true else {
            throw IllegalTransition("more is paid for \(context.streamName) than is owed")
        }
    }
}
