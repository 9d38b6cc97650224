public import Accounting
public import EventSourcing

/// Money that a grant's operator gave back is payable to the Treasury, where it goes there
/// (`returnsDestination`). It is paid like what the Minister orders.
public struct TreasuryPaymentOwed: Act {
    public typealias Stream = TreasuryPayment
    public static let declaration = ActDeclaration(
        0x0509, "treasuryPayment.owed", command: "treasuryPayment.owe", roles: [.system],
        introduces: .always, basis: "House rule 5; Basic Policy 3.3.2",
        about: "Makes money that was returned on a grant payable to the Treasury.")

    public let grant: Reference<Grant>
    public let amount: Yen
    public let dueOn: LegalDate

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            grant: try visit.field(1, "grant", "The grant on which it came back.") { $0.grant },
            amount: try visit.field(2, "amount", "How much.", .positive) { $0.amount },
            dueOn: try visit.field(3, "dueOn", "By when.") { $0.dueOn })
    }
}
