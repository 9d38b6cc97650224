public import Accounting
public import EventSourcing

/// The Minister designates information as Defense Equipment Confidential (Act 27(1)). The ledger
/// never holds what is secret: only that something is, until when, and who has it.
public struct SecretDesignated: Act {
    public typealias Stream = Secret
    public static let declaration = ActDeclaration(
        0x0A01, "secret.designated", command: "secret.designate", roles: [.minister],
        introduces: .always, basis: "Act 27(1); Basic Policy 3.4.2",
        about: "Designates a Defense Equipment Confidential, by an opaque identifier.")

    public let effectiveUntil: LegalDate
    public let criteriaMet: Bool
    public let isMDASecret: Bool
    public let isSpeciallyDesignatedSecret: Bool
    public let touches: StreamReference?

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            effectiveUntil: try visit.field(
                1, "effectiveUntil", "The last day of the effective period."
            ) { $0.effectiveUntil },
            criteriaMet: try visit.field(
                2, "criteriaMet",
                "Whether a contract needs it, it is not public, and a leak would harm the defence."
            ) { $0.criteriaMet },
            isMDASecret: try visit.field(
                3, "isMDASecret", "Whether it is an MDA Secret (特別防衛秘密); it must not be."
            ) { $0.isMDASecret },
            isSpeciallyDesignatedSecret: try visit.field(
                4, "isSpeciallyDesignatedSecret",
                "Whether it is a Specially Designated Secret (特定秘密); it must not be."
            ) { $0.isSpeciallyDesignatedSecret },
            touches: try visit.field(
                5, "touches", "The plan, grant or contract that needs it, with its category."
            ) { $0.touches })
    }
}

/// The secret is provided to a contractor, marked, with its Designation Document (Act 27).
public struct SecretProvided: Act {
    public typealias Stream = Secret
    public static let declaration = ActDeclaration(
        0x0A02, "secret.provided", command: "secret.provide", roles: [.minister],
        basis: "Act 27; Basic Policy 3.4.2", about: "Records a contractor as a holder of a secret.")

    public let contractor: Reference<Party>
    public let documentDatedOn: LegalDate

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            contractor: try visit.field(1, "contractor", "The manufacturer who gets it.") {
                $0.contractor
            },
            documentDatedOn: try visit.field(
                2, "documentDatedOn", "The date of the Designation Document."
            ) { $0.documentDatedOn })
    }
}

/// The effective period is extended at its end, with written notice to each holder (C23).
public struct SecretPeriodExtended: Act {
    public typealias Stream = Secret
    public static let declaration = ActDeclaration(
        0x0A03, "secret.periodExtended", command: "secret.extendPeriod", roles: [.minister],
        basis: "Cabinet Order 290/2023 Art 4",
        about: "Extends the effective period of a secret that is about to end.")

    public let effectiveUntil: LegalDate
    public let criteriaMet: Bool
    public let notices: [SecretNotice]

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            effectiveUntil: try visit.field(1, "effectiveUntil", "The new last day.") {
                $0.effectiveUntil
            },
            criteriaMet: try visit.field(
                2, "criteriaMet", "Whether it still is what Act 27(1) asks for."
            ) { $0.criteriaMet },
            notices: try visit.field(3, "notices", "The notice to each holder, each once.") {
                $0.notices
            })
    }
}

/// The secret is lifted: its marks are removed.
public struct SecretLifted: Act {
    public typealias Stream = Secret
    public static let declaration = ActDeclaration(
        0x0A04, "secret.lifted", command: "secret.lift", roles: [.minister], basis: "Act 27",
        about: "Lifts a secret, before its period ends or after.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why it is lifted.") { $0.reason })
    }
}
