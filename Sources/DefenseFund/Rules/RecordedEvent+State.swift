public import Accounting
import Containers
public import EventSourcing

extension LedgerState {
    /// The event as the rules would have decided it, with names and accounts looked up. Throws for
    /// references that dangle and postings that are not a balanced entry.
    public func decided(_ event: RecordedEvent) throws(IllegalTransition) -> DecidedEvent {
        let head = event.head
        guard let name = event.streamName ?? name(of: head.stream) else {
            throw IllegalTransition("stream \(head.stream) is not in the ledger")
        }
        guard let role = event.role else { throw IllegalTransition("role code \(head.role)") }
        let context = ActContext(
            stream: head.stream, streamName: name, position: head.position,
            effectiveOn: head.effectiveOn, recordedAt: head.recordedAt,
            actor: Reference(head.actor), role: role,
            approver: head.approver.map { Reference($0) }, evidence: event.evidence)
        return DecidedEvent(
            act: event.act, context: context, streamVersion: head.streamVersion,
            entry: try entry(event.postings), isConsequence: head.flags.contains(.consequence))
    }

    /// The stored postings as an entry; `nil` if there are none.
    public func entry(_ postings: [RecordedPosting]) throws(IllegalTransition) -> JournalEntry? {
        guard !postings.isEmpty else { return nil }
        var legs: [Posting] = []
        legs.reserveCapacity(postings.count)
        for posting in postings {
            guard let account = accounts[posting.account],
                let amount = Int64(exactly: posting.signedAmount.magnitude),
                let yen = Yen(exactly: amount)
            else { throw IllegalTransition("posting to \(posting.account)") }
            legs.append(Posting(account: account, side: posting.side, amount: yen))
        }
        do { return try JournalEntry(legs) } catch { throw IllegalTransition("entry: \(error)") }
    }

    public mutating func apply(_ event: RecordedEvent) throws(IllegalTransition) {
        try apply(decided(event))
    }
}
