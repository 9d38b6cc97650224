public import Accounting
public import EventSourcing

/// What a bank says stands in an account of the books.
public enum BankAssertion: StreamKind {
    public static let category = StreamCategory("assertion")
}

/// The bank says that so much is in an account at the end of the effective date.
///
/// It changes nothing. If the books say otherwise when it is recorded, that is a finding; every
/// audit compares it with the books as they are then.
public struct AssertionRecorded: Act {
    public typealias Stream = BankAssertion
    public static let declaration = ActDeclaration(
        0x0E20, "assertion.recorded", command: "assertion.record", roles: [.treasurer, .auditor],
        introduces: .always, closedPeriods: .ignored, basis: "House rule 8; C25",
        about: "Records what a bank says stands in a deposit account at the end of a day.")

    public let book: Book
    public let bank: Reference<Party>
    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            book: try visit.field(1, "book", "The book of the account.") { $0.book },
            bank: try visit.field(2, "bank", "The bank of the account, code 111.") { $0.bank },
            amount: try visit.field(3, "amount", "What the bank says stands in it.") {
                $0.amount
            })
    }
}
