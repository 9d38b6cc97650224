public import Accounting
public import EventSourcing

/// An approved operator applies for a grant (交付申請).
public struct GrantApplied: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0701, "grant.applied", command: "grant.apply", roles: [.clerk],
        introduces: .always, basis: "Act 18(1)(i); Subsidy Act 5",
        about: "Records an application for a grant under an approved plan.")

    public let plan: Reference<AdjustmentPlan>
    public let applicant: Reference<Party>
    public let items: [CostItem]
    /// Needed from an applicant who is also paid under an initiative contract (C18).
    public let costs: [Identifier]?

    public init(
        plan: Reference<AdjustmentPlan>, applicant: Reference<Party>, items: [CostItem],
        costs: [Identifier]? = nil
    ) {
        self.plan = plan
        self.applicant = applicant
        self.items = items
        self.costs = costs
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            plan: try visit.field(1, "plan", "The plan that it serves.") { $0.plan },
            applicant: try visit.field(2, "applicant", "Who applies.", .withholdable) {
                $0.applicant
            },
            items: try visit.field(3, "items", "Cost by item.") { $0.items },
            costs: try visit.field(4, "costs", "What the applicant's books call the costs.") {
                $0.costs
            })
    }
}

/// The application has been examined (審査).
public struct GrantScreened: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0702, "grant.screened", command: "grant.screen", roles: [.screener],
        basis: "Basic Policy 3.3.2; Subsidy Act 6",
        about: "Records the result of the screening before allocation.")

    public let favourable: Bool
    public let findings: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            favourable: try visit.field(1, "favourable", "Whether it may be allocated.") {
                $0.favourable
            },
            findings: try visit.field(2, "findings", "What was found.") { $0.findings })
    }
}

/// The Corporation decides to give the grant (交付決定); the fund is committed.
public struct GrantAllocated: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0703, "grant.allocated", command: "grant.allocate", roles: [.approver], persons: .two,
        basis: "Act 18(1)(i)", about: "Commits part of the fund to a grant.")

    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(amount: try visit.field(1, "amount", "Up to how much.", .positive) { $0.amount })
    }
}

/// The Corporation declines the application.
public struct GrantDeclined: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0704, "grant.declined", command: "grant.decline", roles: [.approver],
        basis: "Subsidy Act 6", about: "Declines an application.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why.") { $0.reason })
    }
}

/// Part of the grant is paid before its amount is fixed (概算払).
public struct GrantAdvancePaid: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0705, "grant.advancePaid", command: "grant.payAdvance", roles: [.treasurer],
        persons: .two,
        basis: "Act 18(1)", about: "Pays an advance within the allocation.")

    public let amount: Yen
    public let bank: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "How much.", .positive) { $0.amount },
            bank: try visit.field(2, "bank", "The deposit that it is paid from.") { $0.bank })
    }
}

/// The operator reports what was done and what it cost (実績報告).
public struct GrantPerformanceReported: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0706, "grant.performanceReported", command: "grant.reportPerformance", roles: [.clerk],
        basis: "Basic Policy 3.3.2", about: "Records the eligible cost by item.")

    public let items: [CostItem]

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(items: try visit.field(1, "items", "Eligible cost by item.") { $0.items })
    }
}

/// The Corporation inspects the execution, on paper or on site.
public struct GrantInspected: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0707, "grant.inspected", command: "grant.inspect", roles: [.screener],
        basis: "Basic Policy 3.3.2", about: "Records an inspection of a grant's execution.")

    public let isFinal: Bool
    public let onSite: Bool
    public let findings: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            isFinal: try visit.field(1, "final", "Whether it is the last before fixing.") {
                $0.isFinal
            },
            onSite: try visit.field(2, "onSite", "Whether it was made on site.") { $0.onSite },
            findings: try visit.field(3, "findings", "What was found.") { $0.findings })
    }
}

/// The amount of the grant is fixed (額の確定): the smaller of allocation and eligible cost.
public struct GrantAmountFixed: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0708, "grant.amountFixed", command: "grant.fixAmount", roles: [.approver], persons: .two,
        basis: "Subsidy Act 18(2)",
        about: "Fixes the amount; what was advanced beyond it is ordered back with it.")

    /// When an excess is to be returned; needed if advances exceed the fixed amount.
    public let returnDueOn: LegalDate?
    public let fixed: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            returnDueOn: try visit.field(
                1, "returnDueOn", "By when an excess is to be returned."
            ) { $0.returnDueOn },
            fixed: try visit.field(
                2, "fixed", "The smaller of the allocation and the eligible cost.", .derived
            ) { $0.fixed })
    }
}

/// What the fixed amount exceeds the advances by is paid (精算払).
public struct GrantSettled: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0709, "grant.settled", command: "grant.settle", roles: [.treasurer], persons: .two,
        basis: "Act 18(1)", about: "Pays the fixed amount less the advances.")

    public let bank: Reference<Party>
    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            bank: try visit.field(1, "bank", "The deposit that it is paid from.") { $0.bank },
            amount: try visit.field(
                2, "amount", "The fixed amount less the advances.", .derived
            ) { $0.amount })
    }
}

/// The decision is cancelled, in whole or in part, also after fixing (取消し; C15).
public struct GrantCancelled: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x070A, "grant.cancelled", command: "grant.cancel", roles: [.approver], persons: .two,
        basis: "Subsidy Act 17; Basic Policy 3.3.2",
        about: "Cancels a grant in whole or in part; commitment not yet paid is released.")

    public let cause: CancellationCause
    public let amount: Yen
    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            cause: try visit.field(1, "cause", "What it rests on.") { $0.cause },
            amount: try visit.field(2, "amount", "How much of the grant.", .positive) {
                $0.amount
            },
            reason: try visit.field(3, "reason", "The reasons (Subsidy Act 21-2).") { $0.reason })
    }
}

/// A return is ordered (返還), on the layer between the Corporation and the operator.
public struct GrantReturnOrdered: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x070B, "grant.returnOrdered", command: "grant.orderReturn", roles: [.approver],
        persons: .two,
        basis: "Subsidy Act 18", about: "Orders money of a grant to be returned by a date.")

    public let principal: Yen
    public let dueOn: LegalDate
    public let cause: ReturnCause

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            principal: try visit.field(1, "principal", "How much.", .positive) { $0.principal },
            dueOn: try visit.field(2, "dueOn", "By when.") { $0.dueOn },
            cause: try visit.field(3, "cause", "What it rests on.") { $0.cause })
    }
}

/// A charge on a return is assessed, with its computation (加算金, 延滞金; C16).
public struct GrantChargeAssessed: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x070C, "grant.chargeAssessed", command: "grant.assessCharge",
        roles: [.approver, .treasurer], dated: .anyDayOfThing, basis: "Subsidy Act 19",
        about: "Assesses the add-on or late charge up to a date, line by line.")

    public let kind: ChargeKind
    /// The last day counted; the effective date of the command.
    public let lines: [ChargeLine]
    public let assessedBefore: Yen
    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            kind: try visit.field(1, "kind", "Which charge.") { $0.kind },
            lines: try visit.field(2, "lines", "The computation.", .derived) { $0.lines },
            assessedBefore: try visit.field(
                3, "assessedBefore", "What earlier assessments of this kind already charged.",
                .derived
            ) { $0.assessedBefore },
            amount: try visit.field(
                4, "amount", "The sum of the lines less what was charged before.", .derived
            ) { $0.amount })
    }
}

/// Money of a grant comes back: principal first, then charges.
public struct GrantReturned: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x070D, "grant.returned", command: "grant.receiveReturn", roles: [.treasurer],
        basis: "Subsidy Act 18; Subsidy Order 11",
        about: "Books a return, to the principal first and then to charges.")

    public let amount: Yen
    public let bank: Reference<Party>
    public let principal: Yen
    public let charges: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "How much came in.", .positive) { $0.amount },
            bank: try visit.field(2, "bank", "Where it was paid in.") { $0.bank },
            principal: try visit.field(3, "principal", "Applied to principal.", .derived) {
                $0.principal
            },
            charges: try visit.field(4, "charges", "Applied to charges.", .derived) {
                $0.charges
            })
    }
}
