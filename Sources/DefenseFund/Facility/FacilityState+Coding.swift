import EventSourcing
public import StateCoding

extension FacilityState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ facility: Self?) throws(StateFault)
        -> Self
    {
        Self(
            namedManager: try coder.part("namedManager", facility) { $0.namedManager },
            acquiredOn: try coder.part("acquiredOn", facility) { $0.acquiredOn },
            manager: try coder.part("manager", facility) { $0.manager },
            ownership: try coder.part("ownership", facility) { $0.ownership })
    }
}

extension FacilityState.Ownership: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ ownership: Self?) throws(StateFault)
        -> Self
    {
        Self(
            from: try coder.part("from", ownership) { $0.from },
            shares: try coder.part("shares", ownership) { $0.shares })
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

extension Share: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ share: Share?) throws(StateFault) -> Share
    {
        try coder.value(share, { $0.description }, example: "1/1") { Share($0) }
    }
}
