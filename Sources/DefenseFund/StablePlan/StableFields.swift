public import Accounting
public import EventSourcing

/// Who applies for a plan, and whether it manufactures already.
public struct StableApplicant: NestedRecord, Hashable {
    public let party: Reference<Party>
    public let standing: ApplicantStanding

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            party: try visit.field(1, "party", "Who applies.") { $0.party },
            standing: try visit.field(2, "standing", "Whether it manufactures now.") {
                $0.standing
            })
    }
}

/// Whether an applicant is a manufacturer or wants to become one (Act 4(1)).
public enum ApplicantStanding: UInt64, FieldChoice {
    case manufacturer = 1
    /// Applies for cybersecurity and business succession only.
    case wouldBe = 2
}

/// A specific initiative (特定取組) of a plan, with its cost: in a paper the cost that is asked for,
/// in a revision the one that the Minister has confirmed.
public struct Initiative: NestedRecord, Hashable {
    /// The initiative's name within its plan.
    public let name: Identifier
    public let kind: InitiativeKind
    public let cost: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            name: try visit.field(1, "name", "Its name within the plan.") { $0.name },
            kind: try visit.field(2, "kind", "What it is for.") { $0.kind },
            cost: try visit.field(3, "cost", "The cost that it needs.", .positive) { $0.cost })
    }
}

/// What a specific initiative is for (Act 4(1); Basic Policy 3.1.1).
public enum InitiativeKind: UInt64, FieldChoice {
    /// 供給網強靱化.
    case supplyChain = 1
    /// 製造工程効率化.
    case efficiency = 2
    /// サイバーセキュリティ強化.
    case cybersecurity = 3
    /// 事業承継等.
    case succession = 4

    /// Whether also those may apply who do not manufacture yet (Act 4(1)).
    var isOpenToWouldBe: Bool {
        switch self {
        case .supplyChain, .efficiency: false
        case .cybersecurity, .succession: true
        }
    }
}

/// The cost of an initiative that the Minister has confirmed as necessary (Basic Policy 3.1.3).
public struct ConfirmedCost: NestedRecord, Hashable {
    public let initiative: Identifier
    public let cost: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            initiative: try visit.field(1, "initiative", "Its name within the plan.") {
                $0.initiative
            },
            cost: try visit.field(2, "cost", "The cost confirmed for it.", .positive) { $0.cost })
    }
}
