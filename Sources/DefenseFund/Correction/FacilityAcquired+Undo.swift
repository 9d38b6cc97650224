import Accounting
import Containers
import EventSourcing

// How the acts about facilities of the State are taken back.

extension FacilityAcquired {
    /// Whoever manages it has it from the State; only what was ceded was reckoned with its cost.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let facility: Reference<Facility> = context.subject()
        guard ledger.facilities[facility]?.ownership.count == 1 else {
            throw .notCorrectable(Self.type.name, "a share was ceded since")
        }
        ledger.facilities[facility]?.ownership = []
        ledger.facilities[facility]?.acquiredOn = nil
    }
}

extension FacilityCeded {
    /// The last cession; with it goes the end of the entrustment that the last share brought.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let reference: Reference<Facility> = context.subject()
        guard var facility = ledger.facilities[reference], facility.ownership.count > 1,
            let last = facility.ownership.popLast(), last.from == context.effectiveOn,
            facility.sharesAfter(share, to: newOwner) == last.shares
        else { throw .notCorrectable(Self.type.name, "a later cession rests on it") }
        if last.endedEntrustment { facility.resumeEntrustment() }
        ledger.facilities[reference] = facility
    }
}

extension FacilityMaintenancePaid {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) {}
}

extension FacilityDamageRecorded {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        try ledger.takeBackClaim(.damage, cost, of: Self.type.name, context)
    }
}

extension FacilityDamageRecovered {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        try ledger.reopen(.damage, of: manager, amount, by: Self.type.name, context)
    }
}

extension FacilityFeeCharged {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let reference: Reference<Facility> = context.subject()
        guard let period = FacilityState.Period(from: from, through: through),
            let entrustment = ledger.facilities[reference]?.entrustment(during: period),
            let place = ledger.facilities[reference]?.entrustments[entrustment].charged
                .lastIndex(of: period)
        else { throw .notCorrectable(Self.type.name, "the days are not charged") }
        try ledger.takeBackClaim(.fee, amount, of: Self.type.name, context)
        ledger.facilities[reference]?.entrustments[entrustment].charged.remove(at: place)
    }
}

extension FacilityFeeReceived {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        try ledger.reopen(.fee, of: manager, amount, by: Self.type.name, context)
    }
}

extension LedgerState {
    /// Takes a claim back on which nothing has come in.
    fileprivate mutating func takeBackClaim(
        _ kind: FacilityState.ClaimKind, _ amount: Yen, of act: String, _ context: ActContext
    ) throws(Rejection) {
        let facility: Reference<Facility> = context.subject()
        let place = facilities[facility]?.claims.lastIndex {
            $0.kind == kind && $0.amount == amount && $0.open == amount
                && $0.since == context.effectiveOn
        }
        guard let place else { throw .notCorrectable(act, "money has come in on it") }
        facilities[facility]?.claims.remove(at: place)
    }

    /// What came in is owed again. Payments settle the oldest claim first, in whatever order they
    /// came, so each may be taken back.
    fileprivate mutating func reopen(
        _ kind: FacilityState.ClaimKind, of debtor: Reference<Party>, _ amount: Yen,
        by act: String, _ context: ActContext
    ) throws(Rejection) {
        let facility: Reference<Facility> = context.subject()
        guard facilities[facility]?.reopen(kind, of: debtor, amount) == true else {
            throw .notCorrectable(act, "so much has not come in")
        }
    }
}
