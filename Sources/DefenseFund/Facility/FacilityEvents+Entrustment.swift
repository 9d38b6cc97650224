public import Accounting
public import EventSourcing

/// The manager's rules are approved, or a change of them (Act 30(2)-(3)). From the first approval
/// on the facility operates.
public struct FacilityManagementRulesApproved: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0805, "facility.managementRulesApproved", command: "facility.approveManagementRules",
        roles: [.minister], basis: "Act 30(2)",
        about: "Approves the rules by which a facility is managed, or a change of them.")

    public let financeConsultedOn: LegalDate
    public let summary: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            financeConsultedOn: try visit.field(
                1, "financeConsultedOn", "When the Minister of Finance was consulted (Act 30(3))."
            ) { $0.financeConsultedOn },
            summary: try visit.field(2, "summary", "What the rules say, or what changes.") {
                $0.summary
            })
    }
}

/// The Minister orders the manager to do what the entrusted work needs (監督命令, Act 30(8)).
public struct FacilitySupervisionOrdered: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0806, "facility.supervisionOrdered", command: "facility.orderSupervision",
        roles: [.minister], basis: "Act 30(8)",
        about: "Orders the manager of a facility to do what its management needs.")

    public let order: PlainText
    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            order: try visit.field(1, "order", "What the manager must do.") { $0.order },
            reason: try visit.field(2, "reason", "Why it is necessary.") { $0.reason })
    }
}

/// The manager's yearly report and settlement, with the balance sheet (Act 30(6)).
public struct FacilityReportSubmitted: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0807, "facility.reportSubmitted", command: "facility.submitReport", roles: [.minister],
        basis: "Act 30(6)", about: "Records a manager's report on a fiscal year.")

    public let manager: Reference<Party>
    public let fiscalYear: FiscalYear
    public let income: Yen
    public let expenditure: Yen
    public let assets: Yen
    public let liabilities: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            manager: try visit.field(1, "manager", "Whose report it is.") { $0.manager },
            fiscalYear: try visit.field(2, "fiscalYear", "The year that it is about.") {
                $0.fiscalYear
            },
            income: try visit.field(3, "income", "Income of the entrusted work.") { $0.income },
            expenditure: try visit.field(4, "expenditure", "Expenditure of the entrusted work.") {
                $0.expenditure
            },
            assets: try visit.field(5, "assets", "Assets at the year's end.") { $0.assets },
            liabilities: try visit.field(6, "liabilities", "Liabilities at the year's end.") {
                $0.liabilities
            })
    }
}

/// The entrustment ends; the facility may then be entrusted anew.
public struct FacilityEntrustmentEnded: Act {
    public typealias Stream = Facility
    public static let declaration = ActDeclaration(
        0x0808, "facility.entrustmentEnded", command: "facility.endEntrustment",
        roles: [.minister], basis: "Act 30", about: "Ends the entrustment of a facility.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why it ends.") { $0.reason })
    }
}
