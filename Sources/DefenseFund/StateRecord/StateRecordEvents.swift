public import EventSourcing

/// All records of the state are events of one stream.
public enum StateRecords: StreamKind {
    public static let category = StreamCategory("states", isSingle: true)
}

/// What the events before this one come to: binds the numbers of reports to the log.
///
/// The poster folds the log and says what came out. The rules do not fold: they see to it that no
/// event has come in between. Whoever replays the log folds it again and compares.
public struct StateRecorded: Act {
    public typealias Stream = StateRecords
    public static let declaration = ActDeclaration(
        0x1101, "state.recorded", command: "state.record",
        roles: [
            .administrator, .treasurer, .approver, .screener, .clerk, .minister, .auditor,
            .regulator,
        ], introduces: .ifAbsent, dated: .anyDay, closedPeriods: .ignored,
        basis: "House rule 12; Act 22",
        about: "Records what every projection and every account comes to before it.")

    /// How many events the state is folded from: all in front of this one.
    public let size: LogPosition
    public let accounts: AccountTotals
    public let projections: [ProjectionDigest]

    public init(size: LogPosition, accounts: AccountTotals, projections: [ProjectionDigest]) {
        self.size = size
        self.accounts = accounts
        self.projections = projections
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            size: try visit.field(1, "size", "How many events it is the state of.") { $0.size },
            accounts: try visit.field(2, "accounts", "The sum tree over all accounts.") {
                $0.accounts
            },
            projections: try visit.field(
                3, "projections", "The hash of each projection's table as CSV."
            ) { $0.projections })
    }
}
