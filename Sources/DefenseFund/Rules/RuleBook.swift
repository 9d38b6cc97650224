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
        let role = try permit(request, in: ledger)
        let stream = try subject(of: request, in: ledger)
        let draft = ActContext(
            stream: stream ?? StreamReference(next), streamName: request.subject, position: next,
            effectiveOn: request.effectiveOn, actor: request.actor, role: role,
            evidenceCount: request.evidence.count)
        let consequences = request.act.consequences(draft, in: ledger)
        guard !consequences.isEmpty else {
            return try record(request.act, as: draft, introduces: stream == nil, in: &ledger)
        }
        // Copying the state is dear, so it is done only where a later step can still be refused.
        let before = ledger
        do {
            var events = try record(request.act, as: draft, introduces: stream == nil, in: &ledger)
            let reference = events.last?.context.stream ?? draft.stream
            for act in consequences {
                let context = draft.moved(to: next.advanced(by: events.count), stream: reference)
                events += try record(
                    act, as: context, introduces: false, isConsequence: true, in: &ledger)
            }
            return events
        } catch {
            ledger = before
            throw error
        }
    }

    /// Checks one act, derives its entry, opens the accounts that it needs, and applies it.
    private static func record(
        _ act: any Act, as draft: ActContext, introduces: Bool, isConsequence: Bool = false,
        in ledger: inout LedgerState
    ) throws(Rejection) -> [DecidedEvent] {
        try act.check(draft, in: ledger)
        let (context, entry, opened) = try prepare(act, as: draft, introduces, in: ledger)
        let facts = try act.derived(context, in: ledger)
        if let entry { try EntryGuard.check(entry, in: ledger, by: act) }
        var events: [DecidedEvent] = []
        for (offset, key) in opened.enumerated() {
            let position = draft.position.advanced(by: offset)
            let account = AccountOpened(key)
            events.append(
                DecidedEvent(
                    act: account,
                    context: ActContext(
                        stream: StreamReference(position), streamName: account.streamName,
                        position: position, effectiveOn: context.effectiveOn,
                        actor: context.actor, role: context.role, evidenceCount: 0),
                    streamVersion: StreamVersion(1), entry: nil, isConsequence: true))
        }
        let version = introduces ? StreamVersion.none : ledger.version(of: context.stream)
        events.append(
            DecidedEvent(
                act: facts, context: context, streamVersion: version.next, entry: entry,
                isConsequence: isConsequence))
        do {
            for event in events { try ledger.apply(event) }
        } catch {
            throw Rejection(.ledgerInconsistent, "C24", .text("problem", error))
        }
        return events
    }

    /// The entry with the accounts that it opens. Accounts come first and push the act to a later
    /// position, and an act that introduces its thing is referred to by that position: so the entry
    /// is derived again once the number of new accounts is known.
    private static func prepare(
        _ act: any Act, as draft: ActContext, _ introduces: Bool, in ledger: LedgerState
    ) throws(Rejection) -> (ActContext, JournalEntry?, opened: [AccountKey]) {
        var context = draft
        var entry = try act.derived(context, in: ledger).entry(context, in: ledger)
        let missing = entry.map(ledger.unopenedAccounts) ?? []
        guard !missing.isEmpty else { return (context, entry, []) }
        let position = draft.position.advanced(by: missing.count)
        context = draft.moved(
            to: position, stream: introduces ? StreamReference(position) : draft.stream)
        entry = try act.derived(context, in: ledger).entry(context, in: ledger)
        return (context, entry, entry.map(ledger.unopenedAccounts) ?? [])
    }
}
