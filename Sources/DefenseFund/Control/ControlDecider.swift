public import Accounting
import Containers
import EventSourcing

extension LedgerOpened {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        guard ledger.count == .start else {
            throw Rejection(
                .ledgerOpenAlready, "House rule 4", .count("events", Int(ledger.count.rawValue)))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard context.position == .start else {
            throw IllegalTransition("the ledger is opened at \(context.position)")
        }
        ledger.opening = self
        ledger.openedOn = context.effectiveOn
    }
}

extension ActorRegistered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {}

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.actors[context.subject()] = ActorState(name: name)
    }
}

extension ActorSuspended {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // It holds from its recording on, so no table may say that it holds later.
        try EntryGuard.checkDate(context)
        let actor = context.subject(Actor.self)
        guard ledger.actors[actor]?.isSuspended == false else {
            throw Rejection(.actorSuspended, "House rule 4", .stream("actor", actor.stream))
        }
        try ledger.requireTwoAdministrators(without: actor)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.actors[context.subject()]?.isSuspended = true
    }
}

extension RoleGranted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // It holds from its recording on, so no table may say that it holds later.
        try EntryGuard.checkDate(context)
        let actor = context.subject(Actor.self)
        guard role != .system else {
            throw Rejection(.roleNotGrantable, "House rule 2", .text("role", role.name))
        }
        guard ledger.actors[actor]?.isSuspended == false else {
            throw Rejection(.actorSuspended, "House rule 4", .stream("actor", actor.stream))
        }
        guard ledger.actors[actor]?.roles.contains(role) == false else {
            throw Rejection(
                .roleHeldAlready, "House rule 2", .stream("actor", actor.stream),
                .text("role", role.name))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.actors[context.subject()]?.roles.insert(role)
    }
}

extension RoleRevoked {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // It holds from its recording on, so no table may say that it holds later.
        try EntryGuard.checkDate(context)
        let actor = context.subject(Actor.self)
        guard ledger.actors[actor]?.roles.contains(role) == true else {
            throw Rejection(
                .roleNotHeld, "House rule 2", .stream("actor", actor.stream),
                .text("role", role.name))
        }
        if role == .administrator { try ledger.requireTwoAdministrators(without: actor) }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.actors[context.subject()]?.roles.remove(role)
    }
}

extension AccountOpened {
    /// An account of the chart that `key` names.
    init(_ key: AccountKey) {
        self.init(
            book: key.book, code: key.code,
            subAccount: key.subAccount.map { StreamReference(LogPosition($0)) })
    }

    public var key: AccountKey {
        AccountKey(book: book, code: code, subAccount: subAccount?.position.rawValue)
    }

    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // Only the rule book opens accounts; `system` is a role that nobody can be granted.
        throw Rejection(.roleNotHeld, "House rule 2", .text("needs", Role.system.name))
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let name = AccountName(of: self)
        guard name.identifies(context.streamName) else {
            throw IllegalTransition(
                "account \(name.streamName.identifierText) is named \(context.streamName)")
        }
        try ledger.openAccount(key, as: context.stream)
    }
}

extension LedgerState {
    /// Two administrators must be left: each act of theirs takes two.
    fileprivate func requireTwoAdministrators(without actor: Reference<Actor>) throws(Rejection) {
        let administrators = activeAdministrators
        guard administrators.contains(actor) else { return }
        guard administrators.count > 2 else {
            throw Rejection(
                .lastAdministrator, "House rule 4", .stream("actor", actor.stream),
                .count("administrators", administrators.count))
        }
    }
}
