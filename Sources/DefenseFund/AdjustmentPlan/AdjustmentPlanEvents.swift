public import Accounting
public import EventSourcing

/// The Minister asks for an adjustment, since a transfer to a foreign government is foreseen
/// (Act 9(1)). Without a request there is no plan.
public struct AdjustmentPlanRequested: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x0601, "adjustmentPlan.requested", command: "adjustmentPlan.request", roles: [.minister],
        introduces: .always, basis: "Act 9(1)",
        about: "Asks manufacturers to adjust specifications for a foreseen transfer.")

    public let goods: PlainText
    public let foreignGovernment: Reference<Party>
    public let securityReason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            goods: try visit.field(1, "goods", "What is to be transferred.") { $0.goods },
            foreignGovernment: try visit.field(
                2, "foreignGovernment", "Who is expected to receive it.", .withholdable
            ) { $0.foreignGovernment },
            securityReason: try visit.field(
                3, "securityReason", "Why security asks for the adjustment.", .withholdable
            ) { $0.securityReason })
    }
}

/// Manufacturers, alone or jointly, submit a plan (Act 9(2)).
public struct AdjustmentPlanSubmitted: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x0602, "adjustmentPlan.submitted", command: "adjustmentPlan.submit", roles: [.clerk],
        basis: "Act 9(2)", about: "Records a plan as submitted, with the funds it needs.")

    public let applicants: [Reference<Party>]
    public let fundsNeeded: Yen
    public let content: PlainText
    public let timing: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            applicants: try visit.field(1, "applicants", "Who applies.", .withholdable) {
                $0.applicants
            },
            fundsNeeded: try visit.field(
                2, "fundsNeeded", "Funds needed in all (Act 9(2)(iv)).", .positive
            ) { $0.fundsNeeded },
            content: try visit.field(3, "content", "What is to be done.", .withholdable) {
                $0.content
            },
            timing: try visit.field(4, "timing", "When.") { $0.timing })
    }
}

/// The Minister approves the plan as revision 1 (認定, Act 9(3)).
public struct AdjustmentPlanApproved: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x0603, "adjustmentPlan.approved", command: "adjustmentPlan.approve", roles: [.minister],
        basis: "Act 9(3)", about: "Approves a plan; its funds are the ceiling of its grants.")

    public let ceiling: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(ceiling: try visit.field(1, "ceiling", "Funds approved.", .positive) { $0.ceiling })
    }
}

/// The Minister declines the plan.
public struct AdjustmentPlanDeclined: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x0604, "adjustmentPlan.declined", command: "adjustmentPlan.decline", roles: [.minister],
        basis: "Act 9(3)", about: "Declines a plan.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// A change of an approved plan is submitted (Act 10).
public struct AdjustmentPlanChangeSubmitted: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x0605, "adjustmentPlan.changeSubmitted", command: "adjustmentPlan.submitChange",
        roles: [.clerk], basis: "Act 10", about: "Records a change of a plan as submitted.")

    public let fundsNeeded: Yen
    public let content: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            fundsNeeded: try visit.field(
                1, "fundsNeeded", "Funds needed in all after the change.", .positive
            ) { $0.fundsNeeded },
            content: try visit.field(2, "content", "What changes.", .withholdable) { $0.content })
    }
}

/// The Minister approves a change: a new revision, with its own ceiling (Act 10).
public struct AdjustmentPlanChangeApproved: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x0606, "adjustmentPlan.changeApproved", command: "adjustmentPlan.approveChange",
        roles: [.minister], basis: "Act 10",
        about: "Approves a change of a plan as its next revision.")

    public let ceiling: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(ceiling: try visit.field(1, "ceiling", "Funds approved.", .positive) { $0.ceiling })
    }
}

/// The Minister declines a change; the revision in force stays.
public struct AdjustmentPlanChangeDeclined: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x0607, "adjustmentPlan.changeDeclined", command: "adjustmentPlan.declineChange",
        roles: [.minister], basis: "Act 10", about: "Declines a change of a plan.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// The Minister rescinds the approval (Act 11); grants of the plan go into the return procedure.
public struct AdjustmentPlanApprovalRescinded: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x0608, "adjustmentPlan.approvalRescinded", command: "adjustmentPlan.rescindApproval",
        roles: [.minister], basis: "Act 11",
        about: "Rescinds the approval of a plan; nothing more is advanced under it.")

    public let cause: RescissionCause
    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            cause: try visit.field(1, "cause", "Whose doing it is.") { $0.cause },
            reason: try visit.field(2, "reason", "Why.") { $0.reason })
    }
}

/// What became of the transfer. A lost bid never makes anybody owe anything (C14).
public struct AdjustmentPlanOutcomeRecorded: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x0609, "adjustmentPlan.outcomeRecorded", command: "adjustmentPlan.recordOutcome",
        roles: [.minister], basis: "Basic Policy 3.2.3",
        about: "Records what became of the transfer.")

    public let outcome: PlanOutcome

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(outcome: try visit.field(1, "outcome", "What became of it.") { $0.outcome })
    }
}

/// The plan has been carried out.
public struct AdjustmentPlanCompleted: Act {
    public typealias Stream = AdjustmentPlan
    public static let declaration = ActDeclaration(
        0x060A, "adjustmentPlan.completed", command: "adjustmentPlan.complete",
        roles: [.minister], basis: "Act 9", about: "Records a plan as carried out.")

    public let note: PlainText?

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(note: try visit.field(1, "note", "What was found at completion.") { $0.note })
    }
}

/// Why an approval is rescinded. It decides what may be asked back, so it is never left out.
public enum RescissionCause: UInt64, FieldChoice {
    case atFault = 1
    case noFault = 2
    case changedCircumstances = 3
}

/// What became of a transfer.
public enum PlanOutcome: UInt64, FieldChoice {
    case transferRealised = 1
    case bidLost = 2
    case notRealised = 3
}
