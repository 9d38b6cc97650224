import Accounting
public import EventSourcing

/// What the rules make of one act.
public struct Decision {
    /// In order: the accounts that are opened, then the act. Behind an approval, the same of the
    /// act that is approved.
    let events: [DecidedEvent]
    /// What the law attaches to the act.
    let consequences: [any Act]
}

extension Act {
    /// Who may do it, to what, and when; then the act itself.
    public func decide(_ request: Request, at next: LogPosition, in ledger: LedgerState)
        throws(Rejection) -> Decision
    {
        let declaration = Self.declaration
        let roles = roles(about: request.subject, in: ledger)
        let isImported = try RuleBook.isImported(request, by: declaration, in: ledger)
        let role =
            try isImported
            ? RuleBook.importedRole(request, as: roles, by: declaration)
            : RuleBook.permit(request, as: roles, by: declaration, in: ledger)
        if !isImported {
            try RuleBook.checkPersons(of: request, by: declaration, in: ledger)
        }
        let place = try RuleBook.subject(
            of: request, in: Stream.category, by: declaration, in: ledger)
        if let place { try RuleBook.checkDate(of: request, about: place, declaration, in: ledger) }
        if declaration.closedPeriods == .respected {
            try ledger.periods.requireOpen(request.effectiveOn)
        }
        let draft = ActContext(
            stream: place.map { ledger.streams.reference(atPlace: $0) } ?? StreamReference(next),
            streamName: request.subject, position: next, effectiveOn: request.effectiveOn,
            recordedAt: request.recordedAt, actor: request.actor, role: role,
            approver: request.approval?.approver, evidence: request.evidence,
            excerpt: request.excerpt, isImported: isImported)
        for text in withheldTexts { try RuleBook.check(text, draft, in: ledger) }
        let version = place.map { ledger.streams[place: $0].version } ?? .none
        let consequences = consequences(draft, in: ledger)
        let events = try events(draft, after: version, isConsequence: false, in: ledger)
        // Bound where it is asked for: a request that is kept for later is copied.
        guard let approved = approves(draft, in: ledger) else {
            return Decision(events: events, consequences: consequences)
        }
        // On the same state: an approval changes nothing that another act rests on.
        let decision = try approved.act.decide(
            approved, at: next.advanced(by: events.count), in: ledger)
        return Decision(
            events: events + decision.events, consequences: decision.consequences)
    }

    /// Checks the act, derives its entry, and opens the accounts that it needs.
    ///
    /// - Parameter version: of the thing before the act; none if the act introduces it.
    func events(
        _ draft: ActContext, after version: StreamVersion, isConsequence: Bool,
        in ledger: LedgerState
    ) throws(Rejection) -> [DecidedEvent] {
        try check(draft, in: ledger)
        // What later acts must not lie before may not lie ahead: one wrong year would end the
        // thing.
        let restsOnDate = isInOrder && Self.declaration.closedPeriods == .respected
        if restsOnDate { try EntryGuard.checkDate(draft) }
        let facts = try derived(draft, in: ledger)
        let entry = try facts.entry(draft, in: ledger)
        if let entry {
            if !restsOnDate { try EntryGuard.checkDate(draft) }
            let outlook = ledger.balances.outlook(of: entry)
            guard outlook.missing.isEmpty else {
                return try facts.events(
                    draft, entry, outlook, after: version, isConsequence: isConsequence, in: ledger)
            }
            try EntryGuard.check(outlook)
        }
        return [
            DecidedEvent(
                act: facts, context: draft, streamVersion: version.next, entry: entry,
                isConsequence: isConsequence)
        ]
    }

    /// The act behind the accounts that are opened for its entry.
    ///
    /// Accounts come first and push the act to a later position. An act that introduces its thing
    /// is referred to by that position: so its entry is derived again once the number of new
    /// accounts is known.
    private func events(
        _ draft: ActContext, _ drafted: JournalEntry, _ before: TrialBalance.Outlook,
        after version: StreamVersion, isConsequence: Bool, in ledger: LedgerState
    ) throws(Rejection) -> [DecidedEvent] {
        let position = draft.position.advanced(by: before.missing.count)
        let introduces = version == .none
        let context = draft.moved(
            to: position, stream: introduces ? StreamReference(position) : draft.stream)
        let facts = introduces ? try derived(context, in: ledger) : self
        let entry = introduces ? try facts.entry(context, in: ledger) : drafted
        let outlook = introduces ? entry.map(ledger.balances.outlook) ?? .init() : before
        try EntryGuard.check(outlook)
        var events: [DecidedEvent] = []
        events.reserveCapacity(outlook.missing.count + 1)
        for account in outlook.missing {
            events.append(
                .opening(account, for: context, at: draft.position.advanced(by: events.count)))
        }
        events.append(
            DecidedEvent(
                act: facts, context: context, streamVersion: version.next, entry: entry,
                isConsequence: isConsequence))
        return events
    }
}

extension DecidedEvent {
    /// Opens an account in front of the act of `context`.
    fileprivate static func opening(
        _ account: AccountKey, for context: ActContext, at position: LogPosition
    ) -> DecidedEvent {
        let act = AccountOpened(account)
        return DecidedEvent(
            act: act,
            context: context.attached(
                at: position, to: StreamReference(position),
                named: AccountName(of: act).streamName),
            streamVersion: StreamVersion(1), entry: nil, isConsequence: true)
    }
}
