public import Accounting
public import EventSourcing

/// The State pays upkeep of a facility in operation (Basic Policy 3.5.4).
public struct FacilityMaintenancePaid: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0809, "facility.maintenancePaid", command: "facility.payMaintenance",
        roles: [.minister], basis: "Basic Policy 3.5.4",
        about: "Pays upkeep of a facility, which is the State's cost.")

    public let amount: Yen
    public let purpose: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "What the State paid.", .positive) { $0.amount },
            purpose: try visit.field(2, "purpose", "What for.") { $0.purpose })
    }
}

/// A facility is damaged: with due care the cost is the State's, without it the manager's (C21).
public struct FacilityDamageRecorded: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x080A, "facility.damageRecorded", command: "facility.recordDamage", roles: [.minister],
        basis: "Basic Policy 3.5.4", about: "Records damage to a facility, and whose cost it is.")

    public let occurredOn: LegalDate
    public let description: PlainText
    public let dueCare: Bool
    public let cost: Yen
    public let dueOn: LegalDate?

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            occurredOn: try visit.field(1, "occurredOn", "When it was damaged.") {
                $0.occurredOn
            },
            description: try visit.field(2, "description", "What was damaged, and how.") {
                $0.description
            },
            dueCare: try visit.field(
                3, "dueCare", "Whether the manager had taken due care: then it is the State's cost."
            ) { $0.dueCare },
            cost: try visit.field(4, "cost", "What it costs to make good.", .positive) {
                $0.cost
            },
            dueOn: try visit.field(
                5, "dueOn", "By when the manager is to pay, if it is the manager's cost."
            ) { $0.dueOn })
    }
}

/// A manager pays for damage that due care would have prevented.
public struct FacilityDamageRecovered: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x080B, "facility.damageRecovered", command: "facility.recoverDamage", roles: [.minister],
        basis: "Basic Policy 3.5.4", about: "Receives what a manager owes for damage.")

    public let manager: Reference<Party>
    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            manager: try visit.field(1, "manager", "Who pays.") { $0.manager },
            amount: try visit.field(2, "amount", "What came in.", .positive) { $0.amount })
    }
}

/// The State takes stock of a facility.
public struct FacilityInventoryTaken: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x080C, "facility.inventoryTaken", command: "facility.takeInventory", roles: [.minister],
        basis: "Basic Policy 3.5.4",
        about: "Records where a facility is, what it is used for and in which condition.")

    public let place: PlainText
    public let use: PlainText
    public let condition: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            place: try visit.field(1, "place", "Where it was found.") { $0.place },
            use: try visit.field(2, "use", "What it is used for.") { $0.use },
            condition: try visit.field(3, "condition", "In which condition it is.") {
                $0.condition
            })
    }
}
