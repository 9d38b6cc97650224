public import Accounting
public import EventSourcing

// These types and their fields are the stored format: never rename one or reuse a key; add a
// version and an upcaster.

/// The first event of every ledger.
public struct LedgerOpened: Act {
    public typealias Stream = LedgerStream
    public static let declaration = ActDeclaration(
        0x0101, "ledger.opened", command: "ledger.open", roles: [.administrator],
        introduces: .always, basis: "Act 22",
        about: "Opens the ledger. The first event, and only that.")

    public let name: PlainText
    public let operatorName: PlainText
    public let formatVersion: UInt16Field
    public let signerKey: KeyBytes

    public init(
        name: PlainText, operatorName: PlainText, formatVersion: UInt16Field, signerKey: KeyBytes
    ) {
        self.name = name
        self.operatorName = operatorName
        self.formatVersion = formatVersion
        self.signerKey = signerKey
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            name: try visit.field(1, "name", "What the ledger is called.") { $0.name },
            operatorName: try visit.field(2, "operator", "The body that keeps the ledger.") {
                $0.operatorName
            },
            formatVersion: try visit.field(3, "formatVersion", "Version of the record format.") {
                $0.formatVersion
            },
            signerKey: try visit.field(4, "signerKey", "Ed25519 public key of checkpoints.") {
                $0.signerKey
            })
    }
}

/// A person may act from now on, in the roles granted.
public struct ActorRegistered: Act {
    public typealias Stream = Actor
    public static let declaration = ActDeclaration(
        0x0110, "actor.registered", command: "actor.register", roles: [.administrator],
        introduces: .always, basis: "House rule 4", about: "Registers a person who records acts.")

    public let name: PlainText

    public init(name: PlainText) { self.name = name }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            name: try visit.field(1, "name", "The person's name or title.", .withholdable) {
                $0.name
            })
    }
}

/// A person may not act any more. The last administrator cannot be suspended.
public struct ActorSuspended: Act {
    public typealias Stream = Actor
    public static let declaration = ActDeclaration(
        0x0111, "actor.suspended", command: "actor.suspend", roles: [.administrator],
        dated: .anyDay, basis: "House rule 4", about: "Takes a person's leave to act away.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why the person may not act.") { $0.reason })
    }
}

/// A person may act in a role.
public struct RoleGranted: Act {
    public typealias Stream = Actor
    public static let declaration = ActDeclaration(
        0x0112, "role.granted", command: "role.grant", roles: [.administrator], persons: .two,
        dated: .anyDay, basis: "House rule 2", about: "Lets a person act in a role.")

    public let role: Role

    public init(role: Role) { self.role = role }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(role: try visit.field(1, "role", "The role.") { $0.role })
    }
}

/// A person may not act in a role any more.
public struct RoleRevoked: Act {
    public typealias Stream = Actor
    public static let declaration = ActDeclaration(
        0x0113, "role.revoked", command: "role.revoke", roles: [.administrator],
        dated: .anyDay, basis: "House rule 2", about: "Takes a role from a person.")

    public let role: Role
    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            role: try visit.field(1, "role", "The role.") { $0.role },
            reason: try visit.field(2, "reason", "Why.") { $0.reason })
    }
}

/// An account is opened with its first posting; the rules do it, nobody asks for it.
public struct AccountOpened: Act {
    public typealias Stream = Account
    public static let declaration = ActDeclaration(
        0x0120, "account.opened", command: "account.open", roles: [.system],
        introduces: .always, basis: "Basic Policy 3.3.2",
        about: "Opens an account of a book with its first posting.")

    public let book: Book
    public let code: AccountCode
    /// The bank, holding, grant or facility that the sub-account is about. It may be introduced by
    /// the act that the account is opened for, later in the same append.
    public let subAccount: StreamReference?

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            book: try visit.field(1, "book", "The book.") { $0.book },
            code: try visit.field(2, "code", "Code in the chart of accounts.") { $0.code },
            subAccount: try visit.field(3, "subAccount", "What the sub-account is about.") {
                $0.subAccount
            })
    }
}
