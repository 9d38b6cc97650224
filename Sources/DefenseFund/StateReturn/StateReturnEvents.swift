public import Accounting
public import EventSourcing

/// The Minister orders subsidy back from the Corporation (Subsidy Act 18).
public struct StateReturnOrdered: Act {
    public typealias Stream = StateReturn
    public static let declaration = ActDeclaration(
        0x0F02, "stateReturn.ordered", command: "stateReturn.order", roles: [.minister],
        introduces: .always, basis: "Subsidy Act 18; C15a",
        about: "Orders subsidy back from the Corporation; no grant's return is set off against it.")

    public let debtor: Reference<Corporation>
    public let budgetYear: FiscalYear
    public let amount: Yen
    public let dueOn: LegalDate
    public let cause: StateReturnCause
    public let reason: PlainText
    public let layer: ReturnLayer
    public let creditor: ReturnCreditor

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            debtor: try visit.field(1, "debtor", "The Corporation that owes it.") { $0.debtor },
            budgetYear: try visit.field(
                2, "budgetYear", "The State's budget that the subsidy was from."
            ) { $0.budgetYear },
            amount: try visit.field(3, "amount", "How much.", .positive) { $0.amount },
            dueOn: try visit.field(4, "dueOn", "By when.") { $0.dueOn },
            cause: try visit.field(5, "cause", "What it rests on.") { $0.cause },
            reason: try visit.field(6, "reason", "Why (Subsidy Act 21-2).") { $0.reason },
            layer: try visit.field(7, "layer", "Between State and Corporation.", .derived) {
                $0.layer
            },
            creditor: try visit.field(8, "creditor", "To whom it is owed: the State.", .derived) {
                $0.creditor
            })
    }
}

/// What the Minister ordered back is paid to the State.
public struct StateReturnMade: Act {
    public typealias Stream = StateReturn
    public static let declaration = ActDeclaration(
        0x0F03, "stateReturn.made", command: "stateReturn.make", roles: [.treasurer],
        persons: .two, basis: "Subsidy Act 18; C15a",
        about: "Pays back subsidy that was ordered back.")

    public let amount: Yen
    public let bank: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "How much: all that was ordered.", .positive) {
                $0.amount
            },
            bank: try visit.field(2, "bank", "The deposit that it is paid from.") { $0.bank })
    }
}

/// What a return of subsidy rests on.
public enum StateReturnCause: UInt64, FieldChoice {
    /// The Corporation used the subsidy for something else (Subsidy Act 17(1)).
    case otherUse = 1
    /// It broke the decision, its conditions, the law or an order (Subsidy Act 17(1)).
    case breach = 2
    /// A receiver of a grant misused it or broke the law (Subsidy Act 17(2)).
    case indirectMisuse = 3
    /// The amount was fixed below what had been paid (Subsidy Act 18(2)).
    case excess = 4
}
