import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

/// The entries as a plain-text journal, so that a program that is not ours adds them up again.
enum HledgerJournal {
    static let header = "commodity 1,000. JPY\n\n"

    static func transaction(of entry: JournalEntry, _ event: RecordedEvent, in view: LedgerView)
        -> String
    {
        let stream = view.name(event.head.stream)?.text ?? ""
        let legs = entry.postings.map { posting in
            let account = EventJSON.label(posting.account, name: view.name)
            return "    \(account)  \(posting.signedAmount) JPY\n"
        }
        let title =
            "\(event.head.effectiveOn) (\(event.head.position)) \(event.type.name) \(stream)\n"
        return title + legs.joined() + "\n"
    }
}
