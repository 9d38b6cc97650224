public import Accounting
import Containers
public import EventSourcing

extension LedgerState {
    /// Applies an event of the log. Throws for references that dangle and for postings that are not
    /// a balanced entry.
    ///
    /// - Parameter decided: the entry that the rules decided, if they decided the event: a record
    ///   of the very same postings is not looked up and checked once more.
    /// - Returns: the entry of the record.
    @discardableResult
    public mutating func apply(
        _ event: RecordedEvent, decided: JournalEntry? = nil
    ) throws(IllegalTransition) -> JournalEntry? {
        let context = try context(of: event)
        let entry = isEntry(decided, of: event) ? decided : try entry(event.postings)
        try apply(event.act, context, version: event.head.streamVersion, entry)
        noteImport(context, isConsequence: event.head.flags.contains(.consequence))
        return entry
    }

    /// Passes an event of the log that is not in force on the day that the state is about: what it
    /// introduces gets its name, for acts that are in force may speak of it, and an account is
    /// opened; what it does is left out.
    public mutating func pass(_ event: RecordedEvent) throws(IllegalTransition) {
        try pass(
            event.act, try context(of: event), version: event.head.streamVersion)
    }

    /// The event as the rules would have decided it, with names and accounts looked up.
    public func decided(_ event: RecordedEvent) throws(IllegalTransition) -> DecidedEvent {
        DecidedEvent(
            act: event.act, context: try context(of: event),
            streamVersion: event.head.streamVersion, entry: try entry(event.postings),
            isConsequence: event.head.flags.contains(.consequence))
    }

    // Inlined where the state is changed, for it would be copied to be asked by a call.

    /// Where, when and by whom the act of the event was done.
    @inline(__always)
    private func context(of event: RecordedEvent) throws(IllegalTransition) -> ActContext {
        let head = event.head
        guard let name = event.streamName ?? name(of: head.stream) else {
            throw IllegalTransition("stream \(head.stream) is not in the ledger")
        }
        guard let role = event.role else { throw IllegalTransition("role code \(head.role)") }
        return ActContext(
            stream: head.stream, streamName: name, position: head.position,
            effectiveOn: head.effectiveOn, recordedAt: head.recordedAt,
            actor: Reference(head.actor), role: role,
            approver: head.approver.map { Reference($0) }, evidence: event.evidence,
            isImported: head.flags.contains(.imported))
    }

    /// Whether the event's postings are those of the entry, in their order.
    @inline(__always)
    private func isEntry(_ entry: JournalEntry?, of event: RecordedEvent) -> Bool {
        guard let entry, entry.postings.count == event.postings.count else { return false }
        for place in entry.postings.indices {
            let (posting, recorded) = (entry.postings[place], event.postings[place])
            guard posting.signedAmount == recorded.signedAmount,
                let account = accounts.index(forKey: recorded.account),
                accounts[place: account] == posting.account
            else { return false }
        }
        return true
    }

    /// The stored postings as an entry; `nil` if there are none.
    @inline(__always)
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
}
