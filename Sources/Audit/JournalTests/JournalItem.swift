import Accounting
import DefenseFund
import EventSourcing

/// An event as the journal tests look at it: with names where its record has references.
struct JournalItem: Sendable {
    let event: RecordedEvent
    /// What it is about, who recorded it, and who approved it.
    let stream: String
    let actor: String
    let approver: String?
    let legs: [Leg]
    /// The parties that money comes from or goes to, in the order of their introduction; empty
    /// where the log names none.
    let counterparties: [String]
    /// The civil day in Tokyo on which it was recorded; `nil` for a time that no calendar tells.
    let recordedOn: LegalDate?

    struct Leg: Hashable, Sendable {
        /// `nil` for an account that no event has opened.
        let account: AccountKey?
        /// `FUND:121:grant/G-1`.
        let label: String
        /// Debits are above zero.
        let signedAmount: Int64
    }

    /// What the entry comes to: the sum of its debits, in yen.
    var amount: Int128 { debits }
    var debits: Int128 { legs.reduce(0) { $0 + Int128(max($1.signedAmount, 0)) } }
    var credits: Int128 { legs.reduce(0) { $0 - Int128(min($1.signedAmount, 0)) } }

    var position: LogPosition { event.head.position }
    var isEntry: Bool { !legs.isEmpty }
    /// An entry that was recorded when it was made, and not loaded as history.
    var isOwnEntry: Bool { isEntry && !event.head.flags.contains(.imported) }
    /// The act that a command asked for, not what the rules added to it.
    var isAsked: Bool { !event.head.flags.contains(.consequence) }
    /// The same for people.
    var recordedDay: String { recordedOn?.description ?? "a day of no calendar" }
}
