public import EventSourcing

// These types and their fields are the stored format: never rename one or reuse a key; add a
// version and an upcaster.

/// An act of two persons is proposed: what is asked for, and what it would come to.
public struct ActProposed: Act {
    public typealias Stream = Proposal
    public static let declaration = ActDeclaration(
        0x0C01, "act.proposed", command: "act.propose", roles: RuleBook.proposers,
        introduces: .always, closedPeriods: .ignored, basis: "House rule 3",
        about: "Proposes an act of two persons, in a role that may record the act.")

    public let command: ProposedCommand
    public let legs: [PreviewedLeg]
    public let reads: [ReadStream]

    /// As it is asked for: the rules fill in the preview.
    public init(_ command: ProposedCommand) {
        self.init(command: command, legs: [], reads: [])
    }

    init(command: ProposedCommand, legs: [PreviewedLeg], reads: [ReadStream]) {
        self.command = command
        self.legs = legs
        self.reads = reads
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            command: try visit.field(1, "act", "The act that is proposed.") { $0.command },
            legs: try visit.field(2, "legs", "What it would post now.", .derived) { $0.legs },
            reads: try visit.field(
                3, "reads", "What it rests on; an approval is refused once any has moved.", .derived
            ) { $0.reads })
    }
}

/// A second person approves: the act is recorded with the approval.
public struct ActApproved: Act {
    public typealias Stream = Proposal
    public static let declaration = ActDeclaration(
        0x0C02, "act.approved", command: "act.approve", roles: RuleBook.proposers,
        dated: .anyDayOfThing, closedPeriods: .ignored, basis: "House rule 3",
        about: "Approves what another person proposed, in a role that may record the act. The act "
            + "is recorded behind it.")

    public let note: PlainText?

    public init(note: PlainText? = nil) { self.note = note }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(note: try visit.field(1, "note", "What the approver remarks.") { $0.note })
    }
}

/// A second person declines.
public struct ActDeclined: Act {
    public typealias Stream = Proposal
    public static let declaration = ActDeclaration(
        0x0C03, "act.declined", command: "act.decline", roles: RuleBook.proposers,
        dated: .anyDayOfThing, closedPeriods: .ignored, basis: "House rule 3",
        about: "Declines what another person proposed.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// The proposer takes the proposal back.
public struct ActWithdrawn: Act {
    public typealias Stream = Proposal
    public static let declaration = ActDeclaration(
        0x0C04, "act.withdrawn", command: "act.withdraw", roles: RuleBook.proposers,
        dated: .anyDayOfThing, closedPeriods: .ignored, basis: "House rule 3",
        about: "Takes a proposal back; only its proposer may.")

    public let reason: PlainText?

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}
