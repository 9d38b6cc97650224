public import EventSourcing

/// Who a person is to the ledger, and what he or she may do.
public struct ActorState: Hashable, Sendable {
    public internal(set) var name: PlainText
    public internal(set) var roles = RoleSet()
    public internal(set) var isSuspended = false
}

extension LedgerState {
    /// The administrators who can act.
    var activeAdministrators: [Reference<Actor>] {
        actors.filter { !$0.value.isSuspended && $0.value.roles.contains(.administrator) }
            .map(\.key)
    }
}
