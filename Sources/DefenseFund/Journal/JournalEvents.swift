public import Accounting
public import EventSourcing

/// The Corporation books what the fund neither pays nor gets: in SUPPORT or OTHER (C5).
public struct JournalPosted: Act {
    public typealias Stream = Journal
    public static let declaration = ActDeclaration(
        0x0F01, "journal.posted", command: "journal.post", roles: [.treasurer], persons: .two,
        introduces: .always, basis: "Basic Policy 3.3.2; C5",
        about: "Posts an entry to a book of the Corporation's other business.")

    public let book: Book
    public let legs: [JournalLeg]
    public let text: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            book: try visit.field(1, "book", "SUPPORT or OTHER; all legs stand in it.") {
                $0.book
            },
            legs: try visit.field(2, "legs", "Debits and credits of the same sum.") { $0.legs },
            text: try visit.field(3, "text", "What for.") { $0.text })
    }
}

/// A leg of an entry as a person writes it.
public struct JournalLeg: NestedRecord, Hashable {
    public let account: AccountCode
    public let of: Reference<Party>?
    public let side: LegSide
    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            account: try visit.field(1, "account", "Its code in the book's chart.") {
                $0.account
            },
            of: try visit.field(
                2, "of", "The bank or other party, if the account has a sub-account for each."
            ) { $0.of },
            side: try visit.field(3, "side", "Debit or credit.") { $0.side },
            amount: try visit.field(4, "amount", "How much.") { $0.amount })
    }
}

/// The side of a leg that a person writes.
public enum LegSide: UInt64, FieldChoice {
    case debit = 1
    case credit = 2

    var side: Side {
        switch self {
        case .debit: .debit
        case .credit: .credit
        }
    }
}
