import Accounting
public import EventSourcing

extension ActProposed {
    /// Those of the act itself.
    public func roles(about subject: StreamName, in ledger: LedgerState) -> [Role] {
        command.act.roles(about: command.subject, in: ledger)
    }

    /// What the act itself asks.
    public func question(about subject: StreamName, in ledger: LedgerState) -> LogQuestion? {
        command.act.question(about: command.subject, in: ledger)
    }

    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {}

    /// Decides the act as it would be decided now: what refuses the act refuses its proposal.
    public func derived(_ context: ActContext, in ledger: LedgerState) throws(Rejection) -> Self {
        let request = Request(
            command, actor: context.actor, role: context.role, in: context, .awaited)
        let events = try RuleBook.decide(request, at: context.position, in: ledger)
        let preview = Preview.of(events, about: command, in: ledger)
        try Preview.checkSize(legs: preview.legs.count, things: preview.reads.count)
        return Self(command: command, legs: preview.legs, reads: preview.reads)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.approvals.open[context.subject()] = OpenProposal(
            command: command, proposer: context.actor, role: context.role,
            proposedOn: context.effectiveOn,
            amount: Yen.sum(legs.compactMap(\.debit)) ?? .zero, reads: reads)
    }
}

extension ActApproved {
    public func roles(about subject: StreamName, in ledger: LedgerState) -> [Role] {
        ledger.roles(forProposal: subject) ?? Self.declaration.roles
    }

    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let proposal = try ledger.openProposal(context)
        try proposal.requireOther(context)
        let moved = proposal.moved(since: context.subject(), in: ledger)
        guard moved.isEmpty else { throw Rejection(moved: moved, in: ledger) }
    }

    /// What the act that is approved asks.
    public func question(about subject: StreamName, in ledger: LedgerState) -> LogQuestion? {
        ledger.openProposal(named: subject)?.command.act.question(about: subject, in: ledger)
    }

    /// The act, as its proposer asked for it.
    public func approves(_ context: ActContext, in ledger: LedgerState) -> Request? {
        ledger.approvals.open[context.subject()].map { proposal in
            Request(
                proposal.command, actor: proposal.proposer, role: proposal.role,
                in: context, .given(by: context.actor))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.endProposal(context)
    }
}

extension ActDeclined {
    public func roles(about subject: StreamName, in ledger: LedgerState) -> [Role] {
        ledger.roles(forProposal: subject) ?? Self.declaration.roles
    }

    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.openProposal(context).requireOther(context)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.endProposal(context)
    }
}

extension ActWithdrawn {
    public func roles(about subject: StreamName, in ledger: LedgerState) -> [Role] {
        ledger.roles(forProposal: subject) ?? Self.declaration.roles
    }

    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let proposal = try ledger.openProposal(context)
        guard context.actor == proposal.proposer else {
            throw Rejection(
                .notTheProposer, "House rule 3", .text("proposal", context.streamName),
                .stream("proposer", proposal.proposer.stream),
                .stream("actor", context.actor.stream))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.endProposal(context)
    }
}

extension OpenProposal {
    /// Proposer and approver differ, whatever roles they hold.
    fileprivate func requireOther(_ context: ActContext) throws(Rejection) {
        guard context.actor != proposer else {
            throw Rejection(
                .samePerson, "House rule 3", .text("proposal", context.streamName),
                .stream("proposer", proposer.stream))
        }
    }
}

extension LedgerState {
    /// The roles of the act that a proposal holds; `nil` if there is no such proposal any more.
    fileprivate func roles(forProposal name: StreamName) -> [Role]? {
        openProposal(named: name).map { $0.command.act.roles(about: $0.command.subject, in: self) }
    }

    @inline(__always)
    fileprivate func openProposal(named name: StreamName) -> OpenProposal? {
        reference(to: name).flatMap { approvals.open[Reference($0)] }
    }

    fileprivate func openProposal(_ context: ActContext) throws(Rejection) -> OpenProposal {
        guard let proposal = approvals.open[context.subject()] else {
            throw Rejection(
                .proposalEnded, "House rule 3", .text("proposal", context.streamName))
        }
        return proposal
    }

    fileprivate mutating func endProposal(_ context: ActContext) throws(IllegalTransition) {
        guard approvals.open.removeValue(forKey: context.subject()) != nil else {
            throw IllegalTransition("\(context.streamName) ends twice")
        }
    }
}

extension Rejection {
    /// Tells the first thing that has moved, and how many have.
    fileprivate init(moved: [ReadStream], in ledger: LedgerState) {
        let first = moved[0]
        let (seen, now) = (first.version.value, ledger.version(of: first.stream))
        self.init(
            .streamMoved, "House rule 3", .stream("thing", first.stream),
            .count("seen", Int(seen.rawValue)), .count("now", Int(now.rawValue)),
            .text("by", seen == now ? "a correction" : "an event"), .count("moved", moved.count))
    }
}

extension Request {
    fileprivate init(
        _ command: ProposedCommand, actor: Reference<Actor>, role: Role, in context: ActContext,
        _ approval: Approval
    ) {
        self.init(
            command.act, subject: command.subject, effectiveOn: command.effectiveOn,
            recordedAt: context.recordedAt, actor: actor, role: role, evidence: command.evidence,
            excerpt: context.excerpt, approval: approval)
    }
}
