import Accounting
import Bytes
import DefenseFund
import EventCoding
import EventSourcing

/// Makes records of what the rules decided, one behind the other, until they are taken as a chunk.
struct EventAssembly: ~Copyable {
    private var buffer = ByteBuffer(capacity: 1 << 15)
    private var ends: [Int] = []
    // Used again for every record, so that one costs no memory of its own.
    private var postings: [RecordedPosting] = []

    /// How many records there are.
    var count: Int { ends.count }

    /// Adds the records of the events of one command.
    ///
    /// - Parameter ledger: the state after the events, which knows every account.
    @inline(__always)  // For the state would be copied.
    mutating func add(
        _ events: [DecidedEvent], id: CommandID, draft: CommandDraft?, in ledger: LedgerState
    ) throws(RecordEncoder.TooLarge) {
        // The last act that was asked for: the cause of what the rules add to it.
        var asked: LogPosition?
        for event in events {
            let isAsked = !event.isConsequence
            try add(
                event, id: id, causation: asked ?? (isAsked ? draft?.causation : nil), in: ledger)
            if isAsked { asked = event.context.position }
        }
    }

    @inline(__always)
    private mutating func add(
        _ event: DecidedEvent, id: CommandID, causation: LogPosition?, in ledger: LedgerState
    ) throws(RecordEncoder.TooLarge) {
        postings.removeLast(postings.count)
        if let entry = event.entry { addPostings(of: entry, in: ledger) }
        let context = event.context
        let head = event.head(commandID: id, causation: causation)
        try RecordEncoder.encode(
            head, name: event.introducesStream ? context.streamName : nil, postings, event.act,
            context.evidence, into: &buffer)
        ends.append(buffer.count)
    }

    @inline(__always)
    private mutating func addPostings(of entry: JournalEntry, in ledger: LedgerState) {
        for posting in entry.postings {
            guard let account = ledger.reference(to: posting.account) else {
                preconditionFailure("the rules open every account before it is posted to")
            }
            postings.append(
                RecordedPosting(account: account, signedAmount: posting.signedAmount))
        }
    }

    /// The bytes of one record.
    subscript(index: Int) -> RawSpan {
        @_lifetime(borrow self) get {
            buffer.bytes.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index])
        }
    }

    /// Takes the records from `index` on back.
    mutating func removeAll(from index: Int) {
        ends.removeSubrange(index...)
        buffer.removeAll(from: ends.last ?? 0)
    }

    /// A copy of all records.
    var all: RecordChunk { RecordChunk(buffer.bytes, ends: ends) }

    /// All records; there are none left.
    mutating func takeAll() -> RecordChunk {
        defer { removeAll(from: 0) }
        return all
    }
}
