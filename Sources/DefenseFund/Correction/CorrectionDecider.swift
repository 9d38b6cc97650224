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
        if mistake.reversal[0].account.book == .fund {
            try ledger.requireFund(on: context.effectiveOn)
        }
        let undone = try mistake.undone(in: ledger, by: context)
        let right = mistake.context(of: replacement, by: context)
        try replacement.act.check(right, in: undone)
        // A finding about the act stands already; anything else would have to be done as well.
        let others = replacement.act.consequences(right, in: undone)
        guard others.allSatisfy({ $0 is FindingRaised }) else {
            throw .notCorrectable(
                replacement.declaration.type.name, "the right act would bring others with it")
        }
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
        let right = mistake.context(of: replacement, by: context)
        let entry = try replacement.act.derived(right, in: undone).entry(right, in: undone)
        return try .of(mistake.reversal + (entry?.postings ?? []))
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let thing = ledger.reference(to: original.subject) else {
            throw IllegalTransition("a correction of an act about \(original.subject)")
        }
        let right = context.within(replacement, about: thing)
        let act: any Act
        do {
            try original.act.undo(&ledger, by: context.within(original, about: thing))
            act = try replacement.act.derived(right, in: ledger)
        } catch {
            throw IllegalTransition("a correction that undoes nothing: \(error)")
        }
        try act.evolve(&ledger, by: right)
        if replacement.act.isInOrder { ledger.moveChange(of: thing, to: replacement.effectiveOn) }
        ledger.corrections[corrects] = CorrectionState(
            correction: context.subject(), position: context.position,
            correctedOn: context.effectiveOn, about: thing, reason: reason)
    }
}

extension ActContext {
    /// The context of an act that this one holds.
    func within(
        _ command: EmbeddedCommand<PlainActs>, about thing: StreamReference
    ) -> ActContext {
        ActContext(
            stream: thing, streamName: command.subject, position: position,
            effectiveOn: command.effectiveOn, recordedAt: recordedAt, actor: actor, role: role,
            approver: approver, evidence: command.evidence)
    }
}
