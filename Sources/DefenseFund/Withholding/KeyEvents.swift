public import EventSourcing

/// The key under which values are withheld is destroyed: nobody reads them any more, in no copy of
/// the ledger. The destruction follows this event; the records of the values stay.
public protocol KeyDestruction: Act {
    var reason: PlainText { get }

    init(reason: PlainText)
}

extension KeyDestruction {
    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why nobody shall read it.") { $0.reason })
    }
}

/// The key of a secret is destroyed.
public struct SecretKeyDestroyed: KeyDestruction {
    public typealias Stream = Secret
    public static let declaration = ActDeclaration(
        0x0A05, "secret.keyDestroyed", command: "secret.destroyKey", roles: [.minister],
        persons: .two, dated: .anyDayOfThing, closedPeriods: .ignored,
        basis: "House rule 11; Basic Policy 3.4",
        about: "Destroys the key of all that is withheld under a secret, for ever.")

    public let reason: PlainText

    public init(reason: PlainText) { self.reason = reason }
}

/// The key of a party is destroyed.
public struct PartyKeyDestroyed: KeyDestruction {
    public typealias Stream = Party
    public static let declaration = ActDeclaration(
        0x0203, "party.keyDestroyed", command: "party.destroyKey", roles: [.approver],
        persons: .two, dated: .anyDayOfThing, closedPeriods: .ignored, basis: "House rule 11",
        about: "Destroys the key of all that is withheld under a party, for ever.")

    public let reason: PlainText

    public init(reason: PlainText) { self.reason = reason }
}

/// The key of a person who acts is destroyed.
public struct ActorKeyDestroyed: KeyDestruction {
    public typealias Stream = Actor
    public static let declaration = ActDeclaration(
        0x0114, "actor.keyDestroyed", command: "actor.destroyKey", roles: [.administrator],
        persons: .two, dated: .anyDayOfThing, closedPeriods: .ignored, basis: "House rule 11",
        about: "Destroys the key of all that is withheld under an actor, for ever.")

    public let reason: PlainText

    public init(reason: PlainText) { self.reason = reason }
}
