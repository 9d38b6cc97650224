public import Accounting
public import EventSourcing

/// An asset was bought with the grant; until a date it is not disposed of without approval
/// (財産の処分の制限).
public struct GrantAssetRegistered: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0713, "grant.assetRegistered", command: "grant.registerAsset", roles: [.clerk],
        basis: "Subsidy Act 22",
        about: "Registers an asset bought with the grant, whose disposal is restricted.")

    /// Its name among the assets of the grant.
    public let asset: Identifier
    public let what: PlainText
    public let cost: Yen
    /// How much of the cost the grant bore.
    public let borne: Yen
    public let place: PlainText
    /// The last day on which its disposal needs approval.
    public let restrictedUntil: LegalDate

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            asset: try visit.field(1, "asset", "Its name among the assets of the grant.") {
                $0.asset
            },
            what: try visit.field(2, "what", "What it is.", .withholdable) { $0.what },
            cost: try visit.field(3, "cost", "What it cost in all.", .positive) { $0.cost },
            borne: try visit.field(4, "borne", "How much of the cost the grant bore.", .positive) {
                $0.borne
            },
            place: try visit.field(5, "place", "Where it stands.", .withholdable) { $0.place },
            restrictedUntil: try visit.field(
                6, "restrictedUntil", "The last day on which its disposal needs approval."
            ) { $0.restrictedUntil })
    }
}

/// The disposal of an asset is approved; within the restriction the grant's share of the proceeds
/// is ordered back with it.
public struct GrantAssetDisposalApproved: Act {
    public typealias Stream = Grant
    public static let declaration = ActDeclaration(
        0x0714, "grant.assetDisposalApproved", command: "grant.approveAssetDisposal",
        roles: [.approver], basis: "Subsidy Act 22, 7(1)",
        about: "Approves the disposal of an asset; the grant's share of the proceeds comes back.")

    public let asset: Identifier
    public let proceeds: Yen
    /// When the share is to be paid; needed if there is one.
    public let returnDueOn: LegalDate?
    public let reason: PlainText
    public let share: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            asset: try visit.field(1, "asset", "Which asset of the grant.") { $0.asset },
            proceeds: try visit.field(2, "proceeds", "What it brings; zero if nothing.") {
                $0.proceeds
            },
            returnDueOn: try visit.field(3, "returnDueOn", "By when the share is to be paid.") {
                $0.returnDueOn
            },
            reason: try visit.field(4, "reason", "Why, and what becomes of it.") { $0.reason },
            share: try visit.field(
                5, "share", "proceeds x borne / cost, cut off, at most what the grant bore.",
                .derived
            ) { $0.share })
    }
}
