import Accounting
import EventSourcing
public import StateCoding

extension FacilityState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ facility: Self?) throws(StateFault)
        -> Self
    {
        var read = Self(
            namedManager: try coder.part("namedManager", facility) { $0.namedManager })
        read.acquiredOn = try coder.part("acquiredOn", facility) { $0.acquiredOn }
        read.ownership = try coder.part("ownership", facility) { $0.ownership }
        read.entrustments = try coder.part("entrustments", facility) { $0.entrustments }
        read.claims = try coder.part("claims", facility) { $0.claims }
        read.damageBorne = try coder.part("damageBorne", facility) { $0.damageBorne }
        read.inventoryOn = try coder.part("inventoryOn", facility) { $0.inventoryOn }
        return read
    }
}

extension FacilityState.Ownership: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ ownership: Self?) throws(StateFault)
        -> Self
    {
        Self(
            from: try coder.part("from", ownership) { $0.from },
            shares: try coder.part("shares", ownership) { $0.shares },
            endedEntrustment: try coder.part("endedEntrustment", ownership) {
                $0.endedEntrustment
            })
    }
}

extension FacilityState.Owner: StateCodable {
    /// The party; none stands for the State.
    public static func parts(_ coder: inout StateCoder, _ owner: Self?) throws(StateFault) -> Self {
        let party = try coder.part("party", owner) { owner -> Reference<Party>? in
            switch owner {
            case .state: nil
            case .party(let party): party
            }
        }
        return party.map(Self.party) ?? .state
    }
}

extension FacilityState.Entrustment: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ entrustment: Self?) throws(StateFault)
        -> Self
    {
        var read = Self(
            manager: try coder.part("manager", entrustment) { $0.manager },
            from: try coder.part("from", entrustment) { $0.from })
        read.endedOn = try coder.part("endedOn", entrustment) { $0.endedOn }
        read.rulesApprovedOn = try coder.part("rulesApprovedOn", entrustment) {
            $0.rulesApprovedOn
        }
        read.supervisionOrders = try coder.part("supervisionOrders", entrustment) {
            $0.supervisionOrders
        }
        read.permitted = try coder.part("permitted", entrustment) { $0.permitted }
        read.charged = try coder.part("charged", entrustment) { $0.charged }
        read.uses = try coder.part("uses", entrustment) { $0.uses }
        read.reportedYears = try coder.part("reportedYears", entrustment) { $0.reportedYears }
        return read
    }
}

extension FacilityState.Period: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ period: Self?) throws(StateFault)
        -> Self
    {
        let from = try coder.part("from", period) { $0.from }
        let through = try coder.part("through", period) { $0.through }
        guard let read = Self(from: from, through: through) else {
            throw StateFault("a period from \(from) through \(through)")
        }
        return read
    }
}

extension FacilityState.Use: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ use: Self?) throws(StateFault) -> Self {
        Self(
            period: try coder.part("period", use) { $0.period },
            designatedHours: try coder.part("designatedHours", use) { $0.designatedHours },
            exceptionalHours: try coder.part("exceptionalHours", use) { $0.exceptionalHours })
    }
}

extension HourCount: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ count: Self?) throws(StateFault) -> Self {
        try coder.value(count, { $0.hours }, example: 0) { HourCount(storedNumber: UInt64($0)) }
    }
}

extension FacilityState.ClaimKind: StateChoice {}

extension FacilityState.Claim: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ claim: Self?) throws(StateFault) -> Self {
        Self(
            kind: try coder.part("kind", claim) { $0.kind },
            debtor: try coder.part("debtor", claim) { $0.debtor },
            since: try coder.part("since", claim) { $0.since },
            dueOn: try coder.part("dueOn", claim) { $0.dueOn },
            amount: try coder.part("amount", claim) { $0.amount },
            open: try coder.part("open", claim) { $0.open })
    }
}

extension Share: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ share: Share?) throws(StateFault) -> Share
    {
        try coder.value(share, { $0.description }, example: "1/1") { Share($0) }
    }
}
