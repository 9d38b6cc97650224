public import Accounting
public import EventSourcing

/// The Minister designates the one Corporation (Act 15(1)).
public struct CorporationDesignated: Act {
    public typealias Stream = Corporation
    public static let declaration = ActDeclaration(
        0x0401, "corporation.designated", command: "corporation.designate", roles: [.minister],
        introduces: .always, basis: "Act 15(1)",
        about: "Designates the Equipment Transfer Support Corporation; one only nationwide.")

    public let party: Reference<Party>
    public let form: CorporationForm
    public let criteriaMet: Bool

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            party: try visit.field(1, "party", "The body designated.") { $0.party },
            form: try visit.field(2, "form", "Its legal form.") { $0.form },
            criteriaMet: try visit.field(
                3, "criteriaMet", "Whether the Minister found the criteria of Act 15(1) met."
            ) { $0.criteriaMet })
    }
}

/// The Minister rescinds the designation (Act 25).
public struct CorporationDesignationRescinded: Act {
    public typealias Stream = Corporation
    public static let declaration = ActDeclaration(
        0x0402, "corporation.designationRescinded", command: "corporation.rescindDesignation",
        roles: [.minister], basis: "Act 25",
        about: "Ends the designation; opens the handover of the fund.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// The Minister approves the Corporation's business rules (業務規程), or a change of them (Act 17).
public struct BusinessRulesApproved: Act {
    public typealias Stream = Corporation
    public static let declaration = ActDeclaration(
        0x0403, "businessRules.approved", command: "businessRules.approve", roles: [.minister],
        basis: "Act 17(1)", about: "Approves the business rules, or a change of them.")

    public let financeConsultedOn: LegalDate
    public let summary: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            financeConsultedOn: try visit.field(
                1, "financeConsultedOn",
                "When the Minister of Finance was consulted beforehand (Act 17(4))."
            ) { $0.financeConsultedOn },
            summary: try visit.field(2, "summary", "What the rules are called or what changed.") {
                $0.summary
            })
    }
}

/// The Minister approves the business plan and budget of a fiscal year (Act 19(1)).
public struct AnnualPlanApproved: Act {
    public typealias Stream = Corporation
    public static let declaration = ActDeclaration(
        0x0404, "annualPlan.approved", command: "annualPlan.approve", roles: [.minister],
        dated: .anyDayOfThing, basis: "Act 19(1)",
        about: "Approves the plan and budget of a fiscal year, or a change of them.")

    public let fiscalYear: FiscalYear
    public let budget: [BudgetLine]

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            fiscalYear: try visit.field(1, "fiscalYear", "The year.") { $0.fiscalYear },
            budget: try visit.field(2, "budget", "The budget by line.") { $0.budget })
    }
}

/// The Minister orders the Corporation to do what its operations need (Act 24).
public struct SupervisionOrdered: Act {
    public typealias Stream = Corporation
    public static let declaration = ActDeclaration(
        0x0405, "supervision.ordered", command: "supervision.order", roles: [.minister],
        basis: "Act 24", about: "Orders the Corporation, with reasons, to do or stop something.")

    public let content: PlainText
    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            content: try visit.field(1, "content", "What is ordered.") { $0.content },
            reason: try visit.field(2, "reason", "Why (Subsidy Act 21-2 as model).") { $0.reason })
    }
}

/// A line of a yearly budget.
public struct BudgetLine: NestedRecord, Hashable {
    public let line: BudgetLineKind
    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            line: try visit.field(1, "line", "What for.") { $0.line },
            amount: try visit.field(2, "amount", "Up to how much.") { $0.amount })
    }
}

/// What a budget line is for.
public enum BudgetLineKind: UInt64, FieldChoice {
    case grants = 1
    case operatingCost = 2
    case support = 3
    case other = 4
}

/// The legal forms that may be designated (Act 15(1)).
public enum CorporationForm: UInt64, FieldChoice {
    case association = 1
    case foundation = 2
}
