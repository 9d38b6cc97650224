import Bytes
import Accounting
import DefenseFund
import EventCoding
import EventSourcing

/// Makes records of what the rules decided.
struct EventAssembly: ~Copyable {
    /// One record at a time is written here.
    private var buffer = ByteBuffer(capacity: 1024)

    /// Adds the records of the events of one command.
    ///
    /// - Parameter ledger: the state after the events, which knows every account.
    mutating func add(
        _ events: [DecidedEvent], id: CommandID, draft: CommandDraft?, at time: RecordedTime,
        in ledger: LedgerState, to records: inout RecordChunk
    ) throws(RecordEncoder.TooLarge) {
        // The act that was asked for is the first that the rules did not add.
        let principal = events.first { !$0.isConsequence }?.context.position
        for event in events {
            let isPrincipal = event.context.position == principal
            let recorded = RecordedEvent(
                head: Self.head(
                    of: event, id: id, time: time,
                    causation: isPrincipal
                        ? draft?.causation : Self.cause(of: event, principal: principal)),
                streamName: event.introducesStream ? event.context.streamName : nil,
                postings: event.entry.map { Self.postings(of: $0, in: ledger) } ?? [],
                act: event.act, evidence: isPrincipal ? draft?.evidence ?? [] : [])
            buffer.removeAll()
            try RecordEncoder.encode(recorded, into: &buffer)
            records.append(buffer.bytes)
        }
    }

    /// The act, for what follows from it; nothing for an account that is opened ahead of it.
    private static func cause(of event: DecidedEvent, principal: LogPosition?) -> LogPosition? {
        principal.flatMap { $0 < event.context.position ? $0 : nil }
    }

    private static func head(
        of event: DecidedEvent, id: CommandID, time: RecordedTime, causation: LogPosition?
    ) -> EventHead {
        let type = type(of: event.act).type
        return EventHead(
            typeCode: type.code, typeVersion: type.version, role: event.context.role.code,
            basis: event.act.basisIndex, flags: event.isConsequence ? .consequence : [],
            position: event.context.position, recordedAt: time,
            effectiveOn: event.context.effectiveOn, commandID: id, stream: event.context.stream,
            streamVersion: event.streamVersion, actor: event.context.actor.stream, approver: nil,
            causation: causation, correlation: nil)
    }

    private static func postings(of entry: JournalEntry, in ledger: LedgerState)
        -> [RecordedPosting]
    {
        entry.postings.map { posting in
            guard let account = ledger.reference(to: posting.account) else {
                preconditionFailure("the rules open every account before it is posted to")
            }
            return RecordedPosting(account: account, signedAmount: posting.signedAmount)
        }
    }
}
