public import Accounting
public import EventSourcing

/// A cost item of an application or a report.
public struct CostItem: NestedRecord, Hashable {
    public let item: CostKind
    public let amount: Yen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            item: try visit.field(1, "item", "What for.") { $0.item },
            amount: try visit.field(2, "amount", "How much.") { $0.amount })
    }
}

/// What a grant may be spent on (Basic Policy 3.2.3; White Paper 2025).
public enum CostKind: UInt64, FieldChoice {
    case designChange = 1
    case production = 2
    case survey = 3
    case testing = 4
    case management = 5
}

/// What a cancellation rests on.
public enum CancellationCause: UInt64, FieldChoice {
    case misuse = 1
    case breach = 2
    case planRescindedAtFault = 3
    case planRescindedNoFault = 4
    case changedCircumstances = 5

    /// Whether the operator is at fault: then cost already spent is not protected, and the return
    /// carries the add-on charge.
    public var isAtFault: Bool {
        switch self {
        case .misuse, .breach, .planRescindedAtFault: true
        case .planRescindedNoFault, .changedCircumstances: false
        }
    }
}

/// What a return rests on.
public enum ReturnCause: UInt64, FieldChoice {
    /// Advances exceed the fixed amount (Subsidy Act 18(2)); no add-on charge.
    case excess = 1
    /// Cancellation at fault (Subsidy Act 18(1)); with add-on charge.
    case cancelledAtFault = 2
    /// Cancellation without fault; no add-on charge.
    case cancelledNoFault = 3
    /// The grant's share of an asset's proceeds (Subsidy Act 22). No money that was paid is taken
    /// back by it, so it bears no charge: Subsidy Act 19 speaks of returns alone.
    case assetDisposal = 4

    /// Whether money that was paid on the grant is taken back, and not proceeds of an asset.
    var isOfPaidMoney: Bool {
        switch self {
        case .excess, .cancelledAtFault, .cancelledNoFault: true
        case .assetDisposal: false
        }
    }
}

/// Which charge is assessed (C16).
public enum ChargeKind: UInt64, FieldChoice {
    /// 加算金: from the day of receipt to the day of payment, both counted.
    case addOn = 1
    /// 延滞金: from the day after the due date to the day of payment.
    case late = 2
}

/// One line of a charge: simple interest on a base over days, cut off below one yen.
public struct ChargeLine: NestedRecord, Hashable {
    public let base: Yen
    public let from: LegalDate
    public let through: LegalDate
    public let days: DayCount
    public let rate: AnnualRate
    public let amount: Yen
    /// What the rate is divided by; left out where it is 365 days.
    public let dayBase: DayCount?

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            base: try visit.field(1, "base", "The sum that bears the charge.") { $0.base },
            from: try visit.field(2, "from", "The first day counted.") { $0.from },
            through: try visit.field(3, "through", "The last day counted.") { $0.through },
            days: try visit.field(4, "days", "How many days, both ends counted.") { $0.days },
            rate: try visit.field(5, "rate", "The yearly rate.") { $0.rate },
            amount: try visit.field(6, "amount", "base x rate x days / day base, cut off.") {
                $0.amount
            },
            dayBase: try visit.field(7, "dayBase", "The day base, where it is not 365 days.") {
                $0.dayBase
            })
    }

    /// The line as a sum that anybody can do again:
    /// `1,000,000 x 10.95% x 30 days (2024-06-01 to 2024-06-30) / 365 = 9,000`.
    public var explanation: String {
        "\(base.rawValue.grouped) x \(rate) x \(days.days) \(days.days == 1 ? "day" : "days")"
            + " (\(from) to \(through)) / \(dayBase?.days ?? 365) = \(amount.rawValue.grouped)"
    }
}

/// A number of days up to 100,000.
public struct DayCount: NumericField, Hashable {
    public let days: Int

    public static let maximum = 100_000

    /// Traps beyond ``maximum``: what no reader takes must not be written.
    public init(_ days: Int) {
        precondition((0...Self.maximum).contains(days))
        self.days = days
    }

    public static var shape: FieldShape { .number(maximum: UInt64(maximum), unit: "days") }
    public static var example: DayCount { DayCount(365) }
    public static var expectation: String { "a number of days" }
    public static var range: String { "at most \(maximum) days" }
    public var storedNumber: UInt64 { UInt64(days) }

    public init?(storedNumber number: UInt64) {
        guard number <= Self.maximum else { return nil }
        self.days = Int(number)
    }
}
