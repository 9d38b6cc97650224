public import EventSourcing

/// The Minister designates a class of equipment: the missions cannot do without it, and procurement
/// would be in danger if a manufacturer stopped (Act 4(1)).
public struct EquipmentDesignated: Act {
    public typealias Stream = Equipment
    public static let declaration = ActDeclaration(
        0x0901, "equipment.designated", command: "equipment.designate", roles: [.minister],
        introduces: .always, basis: "Act 4(1); Basic Policy 3.1.2",
        about: "Designates a class of equipment whose manufacture is to be ensured.")

    public let name: PlainText
    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            name: try visit.field(1, "name", "What the class is called.") { $0.name },
            reason: try visit.field(
                2, "reason", "Why it is indispensable, and what a stop would endanger."
            ) { $0.reason })
    }
}

/// Manufacturers, alone or jointly, submit a plan (Act 4(1)).
public struct StablePlanSubmitted: Act {
    public typealias Stream = StablePlan
    public static let declaration = ActDeclaration(
        0x0902, "stablePlan.submitted", command: "stablePlan.submit", roles: [.minister],
        introduces: .always, basis: "Act 4(1)",
        about: "Records a Stable Manufacturing Plan as submitted, with its initiatives.")

    public let equipment: Reference<Equipment>
    public let applicants: [StableApplicant]
    public let initiatives: [Initiative]
    public let content: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            equipment: try visit.field(1, "equipment", "The designated class that it serves.") {
                $0.equipment
            },
            applicants: try visit.field(2, "applicants", "Who applies.", .withholdable) {
                $0.applicants
            },
            initiatives: try visit.field(
                3, "initiatives", "The initiatives, each with the cost asked for."
            ) { $0.initiatives },
            content: try visit.field(4, "content", "What is to be done, and when.", .withholdable) {
                $0.content
            })
    }
}

/// The Minister approves the plan as revision 1 (認定, Act 4(3)).
public struct StablePlanApproved: Act {
    public typealias Stream = StablePlan
    public static let declaration = ActDeclaration(
        0x0903, "stablePlan.approved", command: "stablePlan.approve", roles: [.minister],
        basis: "Act 4(3)",
        about: "Approves a plan; the confirmed costs are the ceilings of its contracts.")

    public let confirmed: [ConfirmedCost]

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            confirmed: try visit.field(1, "confirmed", "The confirmed cost of each initiative.") {
                $0.confirmed
            })
    }
}

/// The Minister declines the plan.
public struct StablePlanDeclined: Act {
    public typealias Stream = StablePlan
    public static let declaration = ActDeclaration(
        0x0904, "stablePlan.declined", command: "stablePlan.decline", roles: [.minister],
        basis: "Act 4(3)", about: "Declines a plan.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// A change of an approved plan is submitted (Act 6(1)), with a paper on the state of
/// implementation (Ordinance 14 of 2023, Art 4).
public struct StablePlanChangeSubmitted: Act {
    public typealias Stream = StablePlan
    public static let declaration = ActDeclaration(
        0x0905, "stablePlan.changeSubmitted", command: "stablePlan.submitChange",
        roles: [.minister], basis: "Act 6(1); Ministry of Defense Ordinance 14 of 2023, 4",
        about: "Records a change of a plan as submitted.")

    public let initiatives: [Initiative]
    public let content: PlainText
    public let implementation: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            initiatives: try visit.field(
                1, "initiatives", "All initiatives after the change, with the cost asked for."
            ) { $0.initiatives },
            content: try visit.field(2, "content", "What changes.", .withholdable) { $0.content },
            implementation: try visit.field(
                3, "implementation", "How far the plan has been carried out.", .withholdable
            ) { $0.implementation })
    }
}

/// The Minister approves a change: a new revision, with its own confirmed costs (Act 6(2)).
public struct StablePlanChangeApproved: Act {
    public typealias Stream = StablePlan
    public static let declaration = ActDeclaration(
        0x0906, "stablePlan.changeApproved", command: "stablePlan.approveChange",
        roles: [.minister], basis: "Act 6(2)",
        about: "Approves a change of a plan as its next revision.")

    public let confirmed: [ConfirmedCost]

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            confirmed: try visit.field(1, "confirmed", "The confirmed cost of each initiative.") {
                $0.confirmed
            })
    }
}

/// The Minister declines a change; the revision in force stays.
public struct StablePlanChangeDeclined: Act {
    public typealias Stream = StablePlan
    public static let declaration = ActDeclaration(
        0x0907, "stablePlan.changeDeclined", command: "stablePlan.declineChange",
        roles: [.minister], basis: "Act 6(2)", about: "Declines a change of a plan.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// The Minister rescinds the approval (Act 6). What that does to contracts is unverified: they
/// stand as they are, but no new one is concluded.
public struct StablePlanApprovalRescinded: Act {
    public typealias Stream = StablePlan
    public static let declaration = ActDeclaration(
        0x0908, "stablePlan.approvalRescinded", command: "stablePlan.rescindApproval",
        roles: [.minister], basis: "Act 6",
        about: "Rescinds the approval of a plan; no contract is concluded under it any more.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// The plan has been carried out.
public struct StablePlanCompleted: Act {
    public typealias Stream = StablePlan
    public static let declaration = ActDeclaration(
        0x0909, "stablePlan.completed", command: "stablePlan.complete", roles: [.minister],
        basis: "Act 4", about: "Records a plan as carried out.")

    public let note: PlainText?

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(note: try visit.field(1, "note", "What was found at completion.") { $0.note })
    }
}
