import Accounting
import DefenseFund
import EventCoding
import EventSourcing

/// The names of what records refer to, folded without any rule: a log that the rules refuse has its
/// journal tested all the same.
struct JournalNames: Sendable {
    private var names: [StreamReference: StreamName] = [:]
    private var accounts: [StreamReference: AccountKey] = [:]
    /// The parties that the event which introduced a thing names, or the things that it names.
    private var parties: [StreamReference: [StreamReference]] = [:]

    /// Takes the next event.
    mutating func add(_ event: RecordedEvent) {
        let head = event.head
        if let name = event.streamName {
            names[head.stream] = name
            let named = others(named: event.act.givenReferences, in: event)
            let direct = named.filter(isParty)
            let parties = direct.isEmpty ? named.flatMap { self.parties[$0] ?? [] } : direct
            self.parties[head.stream] = Set(parties).sorted()
        }
        if let opened = event.act as? AccountOpened {
            accounts[head.stream] = AccountKey(
                book: opened.book, code: opened.code,
                subAccount: opened.subAccount?.position.rawValue)
        }
    }

    /// What an event looks like that was taken, with all names known so far.
    func item(of event: RecordedEvent) -> JournalItem {
        let head = event.head
        return JournalItem(
            event: event, stream: text(head.stream), actor: text(head.actor),
            approver: head.approver.map(text), legs: event.postings.map(leg),
            counterparties: counterparties(of: event).map(text),
            recordedOn: head.recordedAt.dateInTokyo)
    }

    private func text(_ stream: StreamReference) -> String {
        names[stream]?.text ?? stream.description
    }

    private func leg(_ posting: RecordedPosting) -> JournalItem.Leg {
        let account = accounts[posting.account]
        return JournalItem.Leg(
            account: account,
            label: account.map { EventJSON.label($0) { names[$0] } }
                ?? posting.account.description,
            signedAmount: posting.signedAmount)
    }

    /// The parties that the facts name, but for the bank whose deposits move; else those of the
    /// thing.
    private func counterparties(of event: RecordedEvent) -> [StreamReference] {
        guard !event.postings.isEmpty else { return [] }
        let own = others(named: event.act.givenReferences, in: event).filter(isParty)
        return own.isEmpty ? parties[event.head.stream] ?? [] : Set(own).sorted()
    }

    /// What facts name without what the accounts are about that the event moves.
    private func others(named: [StreamReference], in event: RecordedEvent) -> [StreamReference] {
        let moved = Set(event.postings.compactMap { accounts[$0.account]?.subAccount })
        return named.filter { !moved.contains($0.position.rawValue) }
    }

    private func isParty(_ stream: StreamReference) -> Bool {
        names[stream]?.isOf(Party.category) ?? false
    }
}
