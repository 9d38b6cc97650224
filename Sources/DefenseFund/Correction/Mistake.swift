import Accounting
import EventSourcing

/// An event that is to be corrected, as it stands in the log.
struct Mistake {
    let original: EmbeddedCommand<PlainActs>
    let thing: StreamReference
    let position: LogPosition
    /// The date of the event, whose entry moved the books of that day.
    let bookedOn: LegalDate
    /// The legs that take back what it posted, if it moved money.
    let reversal: [Posting]

    init(_ correction: EntryCorrected, _ context: ActContext, in ledger: LedgerState)
        throws(Rejection)
    {
        let place = Rejection.Fact.text("event", correction.corrects)
        guard correction.corrects < ledger.count, case .event(let event) = context.excerpt,
            event.context.position == correction.corrects
        else { throw Rejection(.subjectUnknown, EntryCorrected.rule, place) }
        if let later = ledger.corrections[correction.corrects] {
            throw Rejection(
                .correctedAlready, EntryCorrected.rule, place,
                .stream("by", later.correction.stream))
        }
        // What a correction of a correction takes back is what that one put right.
        let earlier = event.act as? EntryCorrected
        let original =
            earlier?.replacement
            ?? EmbeddedCommand(
                event.act, about: event.context.streamName, on: event.context.effectiveOn,
                evidence: event.context.evidence)
        let legs = event.entry?.postings.dropFirst(Int(earlier?.reversedLegs.value ?? 0)) ?? []
        let type = Swift.type(of: event.act).type.name
        guard let original, let thing = ledger.reference(to: original.subject) else {
            throw .notCorrectable(type, "it holds another act, or the rules recorded it")
        }
        self.original = original
        self.thing = thing
        position = correction.corrects
        bookedOn = event.context.effectiveOn
        reversal = legs.exchanged
    }

    /// The context of the act as it was recorded.
    func wrong(by context: ActContext) -> ActContext {
        context.within(original, about: thing, at: position)
    }

    /// The context of the act as it should have been.
    func right(_ command: EmbeddedCommand<PlainActs>, by context: ActContext) -> ActContext {
        context.within(command, about: thing)
    }

    /// The ledger as if the event had not been recorded. A copy of the state: corrections are rare.
    func undone(in ledger: LedgerState, by context: ActContext) throws(Rejection) -> LedgerState {
        var ledger = ledger
        if let entry = try JournalEntry.of(reversal) {
            try ledger.post(entry)
            if entry.book == .fund {
                ledger.fund.apply(entry, of: original.act, on: context.effectiveOn)
            }
        }
        try original.act.undo(&ledger, by: wrong(by: context))
        return ledger
    }

    /// An act that others rest on keeps its date; the last one about its thing may move later.
    func checkDate(of replacement: EmbeddedCommand<PlainActs>, in ledger: LedgerState)
        throws(Rejection)
    {
        let declaration = type(of: original.act).declaration
        let dates = ledger.dates(of: thing)
        let (before, after) = (original.effectiveOn, replacement.effectiveOn)
        let isRight =
            switch declaration.dating {
            case .anyDay: true
            case .anyDayOfThing: dates.map { after >= $0.introduced } ?? false
            case .inOrder:
                after == before
                    || after > before && declaration.introduction != .always
                        && dates?.changed == before
            }
        // What did not take effect in a closed period before does not now.
        if after != before { try ledger.periods.requireOpen(after) }
        guard isRight else {
            throw Rejection(
                .dateOutOfOrder, "House rule 6; House rule 8", .stream("thing", thing),
                .date("recorded for", before), .date("replacement", after))
        }
    }
}

extension Rejection {
    static func notCorrectable(_ type: String, _ reason: String) -> Rejection {
        Rejection(
            .notCorrectable, EntryCorrected.rule, .text("act", type), .text("because", reason))
    }
}

extension Sequence<Posting> {
    /// The same legs with the sides exchanged.
    var exchanged: [Posting] {
        map { leg in
            Posting(
                account: leg.account, side: leg.side == .debit ? .credit : .debit,
                amount: leg.amount)
        }
    }
}
