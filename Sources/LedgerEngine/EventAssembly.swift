import Bytes
import Accounting
import DefenseFund
import EventCoding
import EventSourcing

/// Makes records of what the rules decided.
struct EventAssembly: ~Copyable {
    // Both are used again for every record, so that one costs no memory of its own.
    private var buffer = ByteBuffer(capacity: 1024)
    private var postings: [RecordedPosting] = []

    /// Adds the records of the events of one command.
    ///
    /// - Parameter ledger: the state after the events, which knows every account.
    mutating func add(
        _ events: [DecidedEvent], id: CommandID, draft: CommandDraft?, at time: RecordedTime,
        in ledger: LedgerState, to records: inout RecordChunk
    ) throws(RecordEncoder.TooLarge) {
        // The last act that was asked for: the cause of what the rules add to it.
        var asked: LogPosition?
        // By place: an event is large, and need not be copied for its parts.
        for place in events.indices {
            let position = events[place].context.position
            let isAsked = !events[place].isConsequence
            postings.removeAll(keepingCapacity: true)
            if let entry = events[place].entry { addPostings(of: entry, in: ledger) }
            let type = type(of: events[place].act).declaration.type
            let recorded = RecordedEvent(
                head: EventHead(
                    typeCode: type.code, typeVersion: type.version,
                    role: events[place].context.role.code, basis: events[place].act.basisIndex,
                    flags: isAsked ? [] : .consequence,
                    position: position, recordedAt: time,
                    effectiveOn: events[place].context.effectiveOn, commandID: id,
                    stream: events[place].context.stream,
                    streamVersion: events[place].streamVersion,
                    actor: events[place].context.actor.stream,
                    approver: events[place].context.approver?.stream,
                    causation: asked ?? (isAsked ? draft?.causation : nil), correlation: nil),
                streamName: events[place].introducesStream
                    ? events[place].context.streamName : nil,
                postings: postings, act: events[place].act,
                evidence: events[place].context.evidence)
            if isAsked { asked = position }
            buffer.removeAll()
            try RecordEncoder.encode(recorded, into: &buffer)
            records.append(buffer.bytes)
        }
    }

    private mutating func addPostings(of entry: JournalEntry, in ledger: LedgerState) {
        for posting in entry.postings {
            guard let account = ledger.reference(to: posting.account) else {
                preconditionFailure("the rules open every account before it is posted to")
            }
            postings.append(
                RecordedPosting(account: account, signedAmount: posting.signedAmount))
        }
    }
}
