public import Accounting
public import EventSourcing

extension EntryCorrected {
    static let rule = "House rule 8; Act 22; C24"

    public func question(in ledger: LedgerState) -> LogQuestion? { .event(corrects) }

    /// What the act that is put right rests on.
    public func grounds(about subject: StreamReference?, in ledger: LedgerState)
        -> [StreamReference]
    {
        let thing = ledger.reference(to: replacement.subject)
        return replacement.act.grounds(about: thing, in: ledger) + (thing.map { [$0] } ?? [])
    }

    /// Minister's and Corporation's events are never interchangeable (law, part A): each
    /// institution puts its own acts right, and of the Corporation those who decide their decisions
    /// and those who pay their payments.
    public func roles(about subject: StreamName, in ledger: LedgerState) -> [Role] {
        let roles = replacement.declaration.roles
        if roles.contains(.minister) { return [.minister] }
        let own = roles.filter { $0 == .treasurer || $0 == .approver }
        return own.isEmpty ? [.treasurer, .approver] : own
    }

    /// The books tell an entry by the act that it puts right.
    public var entryKind: any Act.Type { replacement.act.entryKind }

    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let mistake = try Mistake(self, context, in: ledger)
        let original = mistake.original
        guard original.declaration.type == replacement.declaration.type,
            original.subject == replacement.subject
        else {
            throw Rejection(
                .correctionOfAnother, Self.rule,
                .text("recorded", "\(original.declaration.type.name) \(original.subject)"),
                .text(
                    "replacement", "\(replacement.declaration.type.name) \(replacement.subject)"))
        }
        guard original != replacement else {
            throw Rejection(.nothingChanges, Self.rule, .text("subject", original.subject))
        }
        let earliest = max(replacement.effectiveOn, mistake.bookedOn)
        guard earliest <= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, Self.rule, .date("earliest", earliest),
                .date("this act", context.effectiveOn))
        }
        try mistake.checkDate(of: replacement, in: ledger)
        // The entry moves the books of this day, whenever the act took effect.
        if mistake.reversal.first?.account.book == .fund {
            try ledger.requireFund(on: context.effectiveOn)
        }
        let undone = try mistake.undone(in: ledger, by: context)
        let right = mistake.right(replacement, by: context)
        try replacement.act.check(right, in: undone)
        try undone.requireWithinCeilings(replacement.act, right)
        // What more is to come back is ordered by an act of its own, before the grant closes.
        let others = replacement.act.consequences(right, in: undone)
        guard others.allSatisfy({ $0 is FindingRaised || $0 is GrantReturnOrdered }) else {
            throw .notCorrectable(
                replacement.declaration.type.name, "the right act would bring others with it")
        }
    }

    /// What is found against the right act; not what was found against the wrong one already.
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        // What the check refuses brings nothing with it.
        guard let mistake = try? Mistake(self, context, in: ledger),
            let undone = try? mistake.undone(in: ledger, by: context)
        else { return [] }
        let (wrong, right) = (mistake.original, replacement)
        let known = wrong.act.consequences(mistake.wrong(by: context), in: undone)
        return right.act.consequences(mistake.right(right, by: context), in: undone)
            .filter { act in act is FindingRaised && !known.contains { $0.isEqual(to: act) } }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) throws(Rejection) -> Self {
        let mistake = try Mistake(self, context, in: ledger)
        return Self(
            corrects: corrects, reason: reason, replacement: replacement,
            original: mistake.original,
            reversedLegs: UInt16Field(UInt16(mistake.reversal.count)))
    }

    /// The legs that take back what was posted, then the right ones: the books show both.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let mistake = try Mistake(self, context, in: ledger)
        let undone = try mistake.undone(in: ledger, by: context)
        let right = mistake.right(replacement, by: context)
        let entry = try replacement.act.derived(right, in: undone).entry(right, in: undone)
        return try .of(mistake.reversal + (entry?.postings ?? []))
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        throw IllegalTransition("\(context.streamName) without its entry")
    }

    /// The balances show the wrong entry until the whole correction is posted behind this. They are
    /// set right in between, for acts look at them.
    public func evolve(
        _ ledger: inout LedgerState, by context: ActContext, posting entry: JournalEntry?
    ) throws(IllegalTransition) {
        guard let thing = ledger.reference(to: original.subject) else {
            throw IllegalTransition("a correction of an act about \(original.subject)")
        }
        let legs = entry?.postings.prefix(Int(reversedLegs.value)) ?? []
        let right = context.within(replacement, about: thing)
        let balances = ledger.balances
        do {
            let reversal = try JournalEntry.of(Array(legs))
            if let reversal { try ledger.post(reversal) }
            try original.act.undo(&ledger, by: context.within(original, about: thing, at: corrects))
            try replacement.act.derived(right, in: ledger).evolve(&ledger, by: right)
            ledger.restore(balances)
        } catch {
            throw IllegalTransition("a correction that undoes nothing: \(error)")
        }
        if replacement.act.isInOrder { ledger.moveChange(of: thing, to: replacement.effectiveOn) }
        ledger.corrections[corrects] = CorrectionState(
            correction: context.subject(), position: context.position,
            correctedOn: context.effectiveOn, about: thing, reason: reason)
    }
}

extension ActContext {
    /// The context of an act that this one holds.
    ///
    /// - Parameter position: where it stands, if it was recorded before.
    func within(
        _ command: EmbeddedCommand<PlainActs>, about thing: StreamReference,
        at position: LogPosition? = nil
    ) -> ActContext {
        ActContext(
            stream: thing, streamName: command.subject, position: position ?? self.position,
            effectiveOn: command.effectiveOn, bookedOn: effectiveOn, recordedAt: recordedAt,
            actor: actor, role: role, approver: approver, evidence: command.evidence)
    }
}
