import Accounting
import Containers
import EventSourcing

extension FacilityAcquisitionJustified {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: manager, kinds: .manufacturer)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.facilities[context.subject()] = FacilityState(namedManager: manager)
    }
}

extension FacilityAcquired {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: previousOwner)
        guard let facility = ledger.facilities[context.subject()], facility.acquiredOn == nil else {
            throw Rejection(.wrongStage, "Act 29; C20", .text("facility", context.streamName))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.facilities[context.subject()]?.acquiredOn = context.effectiveOn
        ledger.facilities[context.subject()]?.ownership = [
            .init(from: context.effectiveOn, shares: [.state: .whole])
        ]
    }
}

extension FacilityEntrusted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: manager, kinds: .manufacturer)
        let facility = try ledger.stateOwned(context, "Act 30(1)")
        guard facility.manager == nil else {
            throw Rejection(.entrustedAlready, "Act 30(1)", .text("facility", context.streamName))
        }
        guard manager == facility.namedManager || reason != nil else {
            throw Rejection(
                .managerNotNamed, "Act 29; Basic Policy 3.5.1; C20",
                .stream("named", facility.namedManager.stream), .stream("this", manager.stream))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.facilities[context.subject()]?.entrustments.append(
            .init(manager: manager, from: context.effectiveOn))
    }
}

extension FacilityCeded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: newOwner)
        guard let facility = ledger.facilities[context.subject()],
            let acquiredOn = facility.acquiredOn
        else {
            throw Rejection(
                .notStateOwned, "Act 33", .text("facility", context.streamName),
                .date("on", context.effectiveOn))
        }
        guard share <= facility.stateShare, facility.sharesAfter(share, to: newOwner) != nil else {
            throw Rejection(
                .shareTooLarge, "Act 33", .text("ceded", share),
                .text("State holds", facility.stateShare))
        }
        guard managerHeardOn <= context.effectiveOn else {
            throw Rejection(
                .managerNotHeard, "Act 33; Basic Policy 3.5.6", .date("heard", managerHeardOn),
                .date("ceded", context.effectiveOn))
        }
        guard managerHeardOn >= acquiredOn else {
            throw Rejection(
                .managerNotHeard, "Act 33; Basic Policy 3.5.6", .date("heard", managerHeardOn),
                .date("acquired", acquiredOn))
        }
    }

    /// The ceded part of what still stands in the books; the last share takes all that is left.
    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self {
        let facility: Reference<Facility> = context.subject()
        let key = AccountKey(
            book: .property, code: .stateFacilities, subAccount: facility.position.rawValue)
        let balance = Yen(exactly: max(0, ledger.balances.balance(of: key, on: .debit))) ?? .zero
        let held = ledger.facilities[facility]?.stateShare ?? .none
        return Self(
            newOwner: newOwner, share: share, price: price, managerHeardOn: managerHeardOn,
            finding: finding, bookValue: share.part(of: balance, heldAs: held) ?? .zero)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let reference: Reference<Facility> = context.subject()
        guard let shares = ledger.facilities[reference]?.sharesAfter(share, to: newOwner) else {
            throw IllegalTransition("\(context.streamName) is ceded beyond the State's share")
        }
        let isLast = shares[.state] == nil && ledger.facilities[reference]?.entrustment != nil
        ledger.facilities[reference]?.ownership.append(
            .init(from: context.effectiveOn, shares: shares, endedEntrustment: isLast))
        if isLast { ledger.facilities[reference]?.endEntrustment(on: context.effectiveOn) }
    }
}

extension LedgerState {
    /// The facility that the act is about, of which the State owns a share on the act's date, or on
    /// an earlier day that the act tells of: what happened before a cession is told after it, too.
    func stateOwned(_ context: ActContext, _ basis: String, on day: LegalDate? = nil)
        throws(Rejection) -> FacilityState
    {
        let facility = facilities[context.subject(Facility.self)]
        let day = min(day ?? context.effectiveOn, context.effectiveOn)
        let share = facility?.shares(on: day)?[.state] ?? .none
        guard let facility, share > .none else {
            throw Rejection(
                .notStateOwned, basis, .text("facility", context.streamName), .date("on", day))
        }
        return facility
    }

    /// The entrustment in force of the facility that the act is about.
    func entrusted(_ context: ActContext, _ basis: String) throws(Rejection)
        -> FacilityState.Entrustment
    {
        guard let entrustment = try stateOwned(context, basis).entrustment else {
            throw Rejection(
                .notEntrusted, basis, .text("facility", context.streamName),
                .date("on", context.effectiveOn))
        }
        return entrustment
    }

    /// The same, if the facility operates: the manager's rules are approved.
    func operating(_ context: ActContext, _ basis: String) throws(Rejection)
        -> FacilityState.Entrustment
    {
        let entrustment = try entrusted(context, basis)
        guard entrustment.operatesFrom != nil else {
            throw Rejection(
                .managementRulesMissing, basis, .text("facility", context.streamName),
                .stream("manager", entrustment.manager.stream))
        }
        return entrustment
    }
}

extension FacilityState {
    /// Ends the entrustment in force, if there is one.
    mutating func endEntrustment(on date: LegalDate) {
        guard entrustment != nil, let place = entrustments.indices.last else { return }
        entrustments[place].endedOn = date
    }

    /// The entrustment that ended with a cession goes on, for the cession is taken back.
    mutating func resumeEntrustment() {
        guard let place = entrustments.indices.last else { return }
        entrustments[place].endedOn = nil
    }

    /// Changes the entrustment in force, if there is one.
    mutating func changeEntrustment(_ change: (inout Entrustment) -> Void) {
        guard entrustment != nil, let place = entrustments.indices.last else { return }
        change(&entrustments[place])
    }

    /// The shares after the State ceded `share`; `nil` if it does not hold that much.
    func sharesAfter(_ share: Share, to newOwner: Reference<Party>) -> [Owner: Share]? {
        guard var shares = ownership.last?.shares,
            let left = shares[.state]?.subtracting(share),
            let gained = (shares[.party(newOwner)] ?? .none).adding(share)
        else { return nil }
        shares[.state] = left > .none ? left : nil
        shares[.party(newOwner)] = gained
        return shares
    }
}
