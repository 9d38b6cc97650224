public import EventSourcing

/// A key of a person.
public enum Credential: StreamKind {
    public static let category = StreamCategory("credential")
}

/// A person has a key from now on. The ledger says whose key it was at which time; commands do not
/// bear signatures yet, so that nothing is decided by it.
public struct CredentialIssued: Act {
    public typealias Stream = Credential
    public static let declaration = ActDeclaration(
        0x0E30, "credential.issued", command: "credential.issue", roles: [.administrator],
        introduces: .always, basis: "House rule 4",
        about: "Says that a public key is a person's.")

    public let actor: Reference<Actor>
    public let publicKey: KeyBytes
    public let label: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            actor: try visit.field(1, "actor", "Whose key it is.") { $0.actor },
            publicKey: try visit.field(2, "publicKey", "The Ed25519 public key.") {
                $0.publicKey
            },
            label: try visit.field(3, "label", "Where the key is: card 12, laptop.") {
                $0.label
            })
    }
}

/// The key is the person's no more: lost, replaced, or the person has left.
public struct CredentialRevoked: Act {
    public typealias Stream = Credential
    public static let declaration = ActDeclaration(
        0x0E31, "credential.revoked", command: "credential.revoke", roles: [.administrator],
        basis: "House rule 4", about: "Takes a key from a person.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}
