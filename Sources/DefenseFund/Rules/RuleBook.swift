import Accounting
public import EventSourcing

/// Decides what an act causes: the one path from a request to events, for the engine that records
/// them and for the auditor who decides them again.
public enum RuleBook {
    /// Decides `request` and applies its events to `ledger`; on any other rejection
    /// `ledger` is unchanged.
    ///
    /// On ``RejectionCode/ledgerInconsistent`` the state is of no further use: the guards let pass
    /// what the state refuses, as can only be if an event before was none of the rules' making.
    ///
    /// - Parameter next: the position that the first event will get.
    /// - Returns: the events in order: accounts that are opened first, then the act, then what the
    ///   law attaches to it.
    public static func perform(
        _ request: Request, at next: LogPosition, in ledger: inout LedgerState
    ) throws(Rejection) -> [DecidedEvent] {
        let (step, consequences) = try begin(request, at: next, in: ledger)
        let events = try decide(step, in: ledger)
        guard !consequences.isEmpty else {
            try apply(events, to: &ledger)
            return events
        }
        // Copying the state is dear, so it is done only where a later step can still be refused.
        let before = ledger
        do {
            return try perform(consequences, after: step, events, in: &ledger)
        } catch {
            ledger = before
            throw error
        }
    }

    /// The events that ``perform(_:at:in:)`` would answer with; the state stays as it is.
    public static func decide(
        _ request: Request, at next: LogPosition, in ledger: LedgerState
    ) throws(Rejection) -> [DecidedEvent] {
        let (step, consequences) = try begin(request, at: next, in: ledger)
        let events = try decide(step, in: ledger)
        guard !consequences.isEmpty else { return events }
        var ledger = ledger
        return try perform(consequences, after: step, events, in: &ledger)
    }

    /// One act of several that are decided one after the other.
    private struct Step {
        let act: any Act
        let draft: ActContext
        let introduces: Bool
        let isConsequence: Bool
    }

    private static func begin(_ request: Request, at next: LogPosition, in ledger: LedgerState)
        throws(Rejection) -> (Step, consequences: [any Act])
    {
        let role = try permit(request, in: ledger)
        let stream = try subject(of: request, in: ledger)
        if let stream { try checkDate(of: request, about: stream, in: ledger) }
        let draft = ActContext(
            stream: stream ?? StreamReference(next), streamName: request.subject, position: next,
            effectiveOn: request.effectiveOn, actor: request.actor, role: role,
            evidenceCount: request.evidence.count)
        let step = Step(
            act: request.act, draft: draft, introduces: stream == nil, isConsequence: false)
        return (step, request.act.consequences(draft, in: ledger))
    }

    /// Applies what was decided for the act, then decides and applies what the law attaches to it.
    private static func perform(
        _ consequences: [any Act], after step: Step, _ decided: [DecidedEvent],
        in ledger: inout LedgerState
    ) throws(Rejection) -> [DecidedEvent] {
        var events = decided
        try apply(events, to: &ledger)
        let stream = events.last?.context.stream ?? step.draft.stream
        for act in consequences {
            let position = step.draft.position.advanced(by: events.count)
            let next = Step(
                act: act, draft: step.draft.moved(to: position, stream: stream),
                introduces: false, isConsequence: true)
            let more = try decide(next, in: ledger)
            try apply(more, to: &ledger)
            events += more
        }
        return events
    }

    /// Checks one act, derives its entry, and opens the accounts that it needs.
    private static func decide(_ step: Step, in ledger: LedgerState) throws(Rejection)
        -> [DecidedEvent]
    {
        let act = step.act
        try act.check(step.draft, in: ledger)
        let (context, entry, opened) = try prepare(
            act, as: step.draft, step.introduces, in: ledger)
        let facts = try act.derived(context, in: ledger)
        if let entry { try EntryGuard.check(entry, in: ledger, by: act) }
        let version = step.introduces ? StreamVersion.none : ledger.version(of: context.stream)
        let event = DecidedEvent(
            act: facts, context: context, streamVersion: version.next, entry: entry,
            isConsequence: step.isConsequence)
        guard !opened.isEmpty else { return [event] }
        return opened.enumerated().map { opening($1, for: context, at: step.draft.position, $0) }
            + [event]
    }

    private static func opening(
        _ key: AccountKey, for context: ActContext, at first: LogPosition, _ offset: Int
    ) -> DecidedEvent {
        let position = first.advanced(by: offset)
        let account = AccountOpened(key)
        return DecidedEvent(
            act: account,
            context: ActContext(
                stream: StreamReference(position), streamName: account.streamName,
                position: position, effectiveOn: context.effectiveOn, actor: context.actor,
                role: context.role, evidenceCount: 0),
            streamVersion: StreamVersion(1), entry: nil, isConsequence: true)
    }

    private static func apply(_ events: [DecidedEvent], to ledger: inout LedgerState)
        throws(Rejection)
    {
        do {
            for event in events { try ledger.apply(event) }
        } catch {
            throw Rejection(.ledgerInconsistent, "C24", .text("problem", error))
        }
    }

    /// The entry with the accounts that it opens. Accounts come first and push the act to a later
    /// position, and an act that introduces its thing is referred to by that position: so the entry
    /// is derived again once the number of new accounts is known.
    private static func prepare(
        _ act: any Act, as draft: ActContext, _ introduces: Bool, in ledger: LedgerState
    ) throws(Rejection) -> (ActContext, JournalEntry?, opened: [AccountKey]) {
        var context = draft
        var entry = try act.derived(context, in: ledger).entry(context, in: ledger)
        let missing = ledger.unopenedAccounts(of: entry)
        guard !missing.isEmpty else { return (context, entry, []) }
        let position = draft.position.advanced(by: missing.count)
        context = draft.moved(
            to: position, stream: introduces ? StreamReference(position) : draft.stream)
        entry = try act.derived(context, in: ledger).entry(context, in: ledger)
        return (context, entry, ledger.unopenedAccounts(of: entry))
    }
}
