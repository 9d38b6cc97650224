public import Accounting
public import EventSourcing

/// A budget of the State gives money for the contracts of a fiscal year (Act 7). Several add up.
public struct StableBudgetAppropriated: Act {
    public typealias Stream = StableBudget
    public static let declaration = ActDeclaration(
        0x0910, "stableBudget.appropriated", command: "stableBudget.appropriate",
        roles: [.minister], introduces: .ifAbsent, dated: .anyDay, basis: "Act 7",
        about: "Makes money available for the contracts of the fiscal year of that name.")

    public let amount: Yen
    public let authority: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "How much.", .positive) { $0.amount },
            authority: try visit.field(
                2, "authority", "The budget that gives it: the initial one, a supplementary one."
            ) { $0.authority })
    }
}

/// The State contracts with an operator for an initiative of the plan in force (Act 7; C19).
public struct InitiativeContractConcluded: Act {
    public typealias Stream = InitiativeContract
    public static let declaration = ActDeclaration(
        0x0911, "initiativeContract.concluded", command: "initiativeContract.conclude",
        roles: [.minister], introduces: .always, basis: "Act 7; Basic Policy 3.1.3",
        about: "Commits part of the year's budget to a contract for an initiative.")

    public let plan: Reference<StablePlan>
    public let initiative: Identifier
    public let party: Reference<Party>
    public let amount: Yen
    public let costs: [Identifier]
    public let procurement: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            plan: try visit.field(1, "plan", "The plan that it carries out.") { $0.plan },
            initiative: try visit.field(2, "initiative", "The initiative of the plan.") {
                $0.initiative
            },
            party: try visit.field(3, "operator", "With whom: an applicant.", .withholdable) {
                $0.party
            },
            amount: try visit.field(4, "amount", "The price.", .positive) { $0.amount },
            costs: try visit.field(
                5, "costs", "What the operator's books call the costs that it covers."
            ) { $0.costs },
            procurement: try visit.field(
                6, "procurement", "The procurement contract that it serves.", .withholdable
            ) { $0.procurement })
    }
}

/// What the operator has done is accepted, in whole or in part: it has become payable.
public struct InitiativeContractAccepted: Act {
    public typealias Stream = InitiativeContract
    public static let declaration = ActDeclaration(
        0x0912, "initiativeContract.accepted", command: "initiativeContract.accept",
        roles: [.minister], basis: "Act 7; Basic Policy 3.1.3",
        about: "Accepts work under a contract; it is to be paid without delay.")

    public let amount: Yen
    public let findings: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "The part of the price.", .positive) {
                $0.amount
            },
            findings: try visit.field(2, "findings", "What the inspection found.") { $0.findings })
    }
}

/// The Treasury pays the operator for accepted work.
public struct InitiativeContractPaid: Act {
    public typealias Stream = InitiativeContract
    public static let declaration = ActDeclaration(
        0x0913, "initiativeContract.paid", command: "initiativeContract.pay", roles: [.minister],
        persons: .two, basis: "Act 7; Basic Policy 3.1.3",
        about: "Pays accepted work, the oldest first.")

    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(amount: try visit.field(1, "amount", "How much.", .positive) { $0.amount })
    }
}
