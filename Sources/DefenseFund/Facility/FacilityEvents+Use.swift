public import Accounting
public import EventSourcing

/// The Minister permits a facility to be used for exceptional products (目的外使用).
public struct FacilityExtraPurposeUsePermitted: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x080D, "facility.extraPurposeUsePermitted", command: "facility.permitExtraPurposeUse",
        roles: [.minister], basis: "Basic Policy 3.5.5",
        about: "Permits the use of a facility for products other than designated equipment.")

    public let products: PlainText
    public let mainPurposeMet: Bool
    public let feeTerms: PlainText
    public let from: LegalDate
    public let through: LegalDate

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            products: try visit.field(1, "products", "The exceptional products (他製品).") {
                $0.products
            },
            mainPurposeMet: try visit.field(
                2, "mainPurposeMet", "Whether designated equipment is made as required."
            ) { $0.mainPurposeMet },
            feeTerms: try visit.field(3, "feeTerms", "The fee, and how it is reckoned.") {
                $0.feeTerms
            },
            from: try visit.field(4, "from", "The first day of the use; not before the permit.") {
                $0.from
            },
            through: try visit.field(5, "through", "The last day of the use.") { $0.through })
    }
}

/// The hours of a period for designated equipment and for exceptional products (C22).
public struct FacilityUseRecorded: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x080E, "facility.useRecorded", command: "facility.recordUse", roles: [.minister],
        basis: "Basic Policy 3.5.5",
        about: "Records what a facility was used for. What is against the Policy is a finding.")

    public let from: LegalDate
    public let through: LegalDate
    public let designatedHours: HourCount
    public let exceptionalHours: HourCount

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            from: try visit.field(1, "from", "The first day of the period.") { $0.from },
            through: try visit.field(
                2, "through", "The last day of the period, in the same fiscal year."
            ) { $0.through },
            designatedHours: try visit.field(
                3, "designatedHours", "Hours for designated equipment."
            ) { $0.designatedHours },
            exceptionalHours: try visit.field(
                4, "exceptionalHours", "Hours for exceptional products."
            ) { $0.exceptionalHours })
    }
}

/// The Minister charges the manager the fee for extra-purpose use of a period (Basic Policy 3.5.5).
public struct FacilityFeeCharged: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x080F, "facility.feeCharged", command: "facility.chargeFee", roles: [.minister],
        basis: "Basic Policy 3.5.5", about: "Charges the fee for extra-purpose use of a period.")

    public let from: LegalDate
    public let through: LegalDate
    public let amount: Yen
    public let dueOn: LegalDate

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            from: try visit.field(1, "from", "The first day that the fee is for.") { $0.from },
            through: try visit.field(2, "through", "The last day that the fee is for.") {
                $0.through
            },
            amount: try visit.field(3, "amount", "The fee.", .positive) { $0.amount },
            dueOn: try visit.field(4, "dueOn", "By when it is to be paid.") { $0.dueOn })
    }
}

/// A manager pays fees.
public struct FacilityFeeReceived: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0810, "facility.feeReceived", command: "facility.receiveFee", roles: [.minister],
        basis: "Basic Policy 3.5.5", about: "Receives fees that a manager owes.")

    public let manager: Reference<Party>
    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            manager: try visit.field(1, "manager", "Who pays.") { $0.manager },
            amount: try visit.field(2, "amount", "What came in.", .positive) { $0.amount })
    }
}
