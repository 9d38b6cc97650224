public import Accounting
public import EventSourcing

/// The Minister finds that the measures of Chapter 2 do not suffice (Act 29; C20).
public struct FacilityAcquisitionJustified: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0801, "facility.acquisitionJustified", command: "facility.justifyAcquisition",
        roles: [.minister], introduces: .always, basis: "Act 29; Basic Policy 3.5.1",
        about: "Records why the State must acquire a facility, and who will run it.")

    public let cause: AcquisitionCause
    public let finding: PlainText
    public let manager: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            cause: try visit.field(1, "cause", "What makes it necessary.") { $0.cause },
            finding: try visit.field(2, "finding", "Why other measures do not suffice.") {
                $0.finding
            },
            manager: try visit.field(3, "manager", "The manufacturer who will run it.") {
                $0.manager
            })
    }
}

/// The State acquires the facility (Act 29).
public struct FacilityAcquired: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0802, "facility.acquired", command: "facility.acquire", roles: [.minister], persons: .two,
        basis: "Act 29", about: "Makes the State the owner of a facility.")

    public let kind: FacilityKind
    public let previousOwner: Reference<Party>
    public let cost: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            kind: try visit.field(1, "kind", "What it is.") { $0.kind },
            previousOwner: try visit.field(2, "previousOwner", "Whose it was.") {
                $0.previousOwner
            },
            cost: try visit.field(3, "cost", "What the State paid.", .positive) { $0.cost })
    }
}

/// The management is entrusted to a manufacturer (管理の委託, Act 30).
public struct FacilityEntrusted: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0803, "facility.entrusted", command: "facility.entrust", roles: [.minister],
        basis: "Act 30(1)", about: "Entrusts the management of a State facility.")

    public let manager: Reference<Party>
    public let reason: PlainText?

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            manager: try visit.field(1, "manager", "The contracted facility manager.") {
                $0.manager
            },
            reason: try visit.field(
                2, "reason", "Why another than the manufacturer who was named in the justification."
            ) { $0.reason })
    }
}

/// The State cedes the facility or a share of it (譲渡, Act 33).
public struct FacilityCeded: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0804, "facility.ceded", command: "facility.cede", roles: [.minister], persons: .two,
        basis: "Act 33; Basic Policy 3.5.6", about: "Transfers a share of the State's ownership.")

    public let newOwner: Reference<Party>
    public let share: Share
    public let price: Yen
    public let managerHeardOn: LegalDate
    public let finding: PlainText
    public let bookValue: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            newOwner: try visit.field(1, "newOwner", "Who becomes the owner.") { $0.newOwner },
            share: try visit.field(2, "share", "How much of the whole: 1/1, 2/5.") { $0.share },
            price: try visit.field(3, "price", "What is paid for it.") { $0.price },
            managerHeardOn: try visit.field(
                4, "managerHeardOn", "When the manager's opinion was heard."
            ) { $0.managerHeardOn },
            finding: try visit.field(
                5, "finding", "Why stable manufacture is not hindered."
            ) { $0.finding },
            bookValue: try visit.field(
                6, "bookValue", "The part of the cost that leaves the books.", .derived
            ) { $0.bookValue })
    }
}

/// What makes an acquisition necessary (Basic Policy 3.5.1).
public enum AcquisitionCause: UInt64, FieldChoice {
    case withdrawalNoOwnershipRisk = 1
    case withdrawalWornOut = 2
    case destroyed = 3
}

/// What is acquired (Act 29; Basic Policy 3.5.3).
public enum FacilityKind: UInt64, FieldChoice {
    case land = 1
    case building = 2
    case equipment = 3
    case plant = 4
}
