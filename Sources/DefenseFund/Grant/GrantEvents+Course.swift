public import Accounting
public import EventSourcing

/// The operator gives the grant up before anything was paid (取下げ).
public struct GrantWithdrawn: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x070E, "grant.withdrawn", command: "grant.withdraw", roles: [.clerk],
        basis: "Basic Policy 3.3.2",
        about: "Records that the operator gives the grant up; what was committed is released.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// The Corporation approves a change of the decision (変更承認): of the cost by item, and with it of
/// the amount.
public struct GrantChangeApproved: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x070F, "grant.changeApproved", command: "grant.approveChange", roles: [.approver],
        persons: .two, basis: "Subsidy Act 7(1)",
        about: "Changes the cost by item and the amount allocated.")

    public let items: [CostItem]
    public let amount: Yen
    public let reason: PlainText
    public var costs: [Identifier]? = nil

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            items: try visit.field(1, "items", "Cost by item after the change.") { $0.items },
            amount: try visit.field(
                2, "amount", "Up to how much the grant is after the change.", .positive
            ) { $0.amount },
            reason: try visit.field(3, "reason", "Why.") { $0.reason },
            costs: try visit.field(
                4, "costs",
                "What the applicant's books call the costs, if they are others or were not named."
            ) { $0.costs })
    }
}

/// Payments are stopped until further notice (一時停止).
public struct GrantSuspended: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0710, "grant.suspended", command: "grant.suspend", roles: [.approver],
        basis: "Subsidy Act 13, 21-2", about: "Stops the payments of a grant.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "The reasons (Subsidy Act 21-2).") { $0.reason })
    }
}

/// Payments may go on.
public struct GrantResumed: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0711, "grant.resumed", command: "grant.resume", roles: [.approver],
        basis: "Subsidy Act 13", about: "Lets the payments of a suspended grant go on.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// Nothing is owed on the grant any more, by anybody; only what is found later, and cancels it in
/// whole or in part, is recorded about it after this.
public struct GrantClosed: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0715, "grant.closed", command: "grant.close", roles: [.approver],
        basis: "Basic Policy 3.3.2",
        about: "Closes a grant of which no account has a balance; only a cancellation opens it "
            + "again.")

    public let note: PlainText?

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(note: try visit.field(1, "note", "What was found at closing.") { $0.note })
    }
}
