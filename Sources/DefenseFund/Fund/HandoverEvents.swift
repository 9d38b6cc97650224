public import Accounting
public import EventSourcing

/// After the rescission of its designation, a Corporation hands the fund over: to the successor, or
/// what is not committed to the Treasury (Act 25).
public struct FundHandedOver: Act {
    public typealias Stream = Corporation
    public static let declaration = ActDeclaration(
        0x0508, "fund.handedOver", command: "fund.handOver", roles: [.treasurer], persons: .two,
        basis: "Act 25; Basic Policy 3.3.2",
        about: "Hands the fund over to the successor, or its free money to the Treasury.")

    /// Absent: to the Treasury.
    public let successor: Reference<Corporation>?
    public let assets: Yen
    public let liabilities: Yen
    public let committed: Yen
    public let payments: [HandoverPayment]

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            successor: try visit.field(
                1, "successor", "The Corporation designated next; absent: to the Treasury."
            ) { $0.successor },
            assets: try visit.field(2, "assets", "What the fund has at the handover.", .derived) {
                $0.assets
            },
            liabilities: try visit.field(3, "liabilities", "What it owes.", .derived) {
                $0.liabilities
            },
            committed: try visit.field(
                4, "committed", "What of it is committed to grants.", .derived
            ) { $0.committed },
            payments: try visit.field(
                5, "payments", "What is paid to the Treasury, by deposit; none to a successor.",
                .derived
            ) { $0.payments })
    }
}

/// What a handover draws from one deposit.
public struct HandoverPayment: NestedRecord, Hashable {
    public let bank: Reference<Party>
    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            bank: try visit.field(1, "bank", "The deposit.") { $0.bank },
            amount: try visit.field(2, "amount", "How much.", .positive) { $0.amount })
    }
}
