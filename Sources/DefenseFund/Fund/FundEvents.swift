public import Accounting
public import EventSourcing

/// The State's subsidy reaches the fund (Act 18(2)).
public struct SubsidyReceived: Act {
    public typealias Stream = Fund
    public static let declaration = ActDeclaration(
        0x0501, "subsidy.received", command: "subsidy.receive", roles: [.treasurer],
        introduces: .ifAbsent, dated: .anyDay, basis: "Act 18(1)-(2)",
        about: "Credits the State's subsidy to the fund.")

    public let budgetYear: FiscalYear
    public let amount: Yen
    public let bank: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            budgetYear: try visit.field(1, "budgetYear", "The State's budget it is from.") {
                $0.budgetYear
            },
            amount: try visit.field(2, "amount", "How much.", .positive) { $0.amount },
            bank: try visit.field(3, "bank", "Where it was paid in.") { $0.bank })
    }
}

/// Yield of an investment, always credited to the fund (Act 18(3), C6).
public struct YieldReceived: Act {
    public typealias Stream = Investment
    public static let declaration = ActDeclaration(
        0x0502, "yield.received", command: "yield.receive", roles: [.treasurer],
        dated: .anyDayOfThing, basis: "Act 18(3)",
        about: "Credits interest or other yield of an investment to the fund.")

    public let amount: Yen
    public let bank: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "How much.", .positive) { $0.amount },
            bank: try visit.field(2, "bank", "Where it was paid in.") { $0.bank })
    }
}

/// Surplus of the fund is invested in a permitted class (Act 18(4), C7).
public struct InvestmentMade: Act {
    public typealias Stream = Investment
    public static let declaration = ActDeclaration(
        0x0503, "investment.made", command: "investment.make", roles: [.treasurer], persons: .two,
        introduces: .always, basis: "Act 18(4)", about: "Invests surplus of the fund.")

    public let instrument: InstrumentClass
    public let description: PlainText
    public let institution: Reference<Party>
    public let nominal: Yen
    public let cost: Yen
    public let maturesOn: LegalDate
    public let principalGuaranteed: Bool
    public let bank: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            instrument: try visit.field(1, "instrument", "Its class.") { $0.instrument },
            description: try visit.field(2, "description", "What it is called.") {
                $0.description
            },
            institution: try visit.field(3, "institution", "Who issues, holds or keeps it.") {
                $0.institution
            },
            nominal: try visit.field(4, "nominal", "Its face value.", .positive) { $0.nominal },
            cost: try visit.field(5, "cost", "What was paid for it.", .positive) { $0.cost },
            maturesOn: try visit.field(6, "maturesOn", "When it matures.") { $0.maturesOn },
            principalGuaranteed: try visit.field(
                7, "principalGuaranteed",
                "Whether a contract makes the principal good; a money trust needs one."
            ) { $0.principalGuaranteed },
            bank: try visit.field(8, "bank", "The deposit that it is paid from.") { $0.bank })
    }
}

/// An investment is repaid or sold, in whole or in part.
public struct InvestmentRedeemed: Act {
    public typealias Stream = Investment
    public static let declaration = ActDeclaration(
        0x0504, "investment.redeemed", command: "investment.redeem", roles: [.treasurer],
        basis: "Act 18(3)-(4)",
        about: "Turns an investment back into a deposit; a difference is yield or loss.")

    public let cost: Yen
    public let proceeds: Yen
    public let bank: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            cost: try visit.field(1, "cost", "The part of the cost that ends.", .positive) {
                $0.cost
            },
            proceeds: try visit.field(2, "proceeds", "What was paid out.") { $0.proceeds },
            bank: try visit.field(3, "bank", "Where it was paid in.") { $0.bank })
    }
}

/// Cost of work incidental to what the fund pays (Act 18(1)).
public struct OperatingCostPaid: Act {
    public typealias Stream = Fund
    public static let declaration = ActDeclaration(
        0x0505, "operatingCost.paid", command: "operatingCost.pay", roles: [.treasurer],
        persons: .two,
        dated: .anyDay, basis: "Act 18(1)", about: "Pays cost of work incidental to the grants.")

    public let amount: Yen
    public let purpose: PlainText
    public let bank: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "How much.", .positive) { $0.amount },
            purpose: try visit.field(2, "purpose", "What for.") { $0.purpose },
            bank: try visit.field(3, "bank", "The deposit that it is paid from.") { $0.bank })
    }
}

/// The Minister orders money that is not needed to be paid to the Treasury (Act 18(6)).
public struct TreasuryPaymentOrdered: Act {
    public typealias Stream = TreasuryPayment
    public static let declaration = ActDeclaration(
        0x0506, "treasuryPayment.ordered", command: "treasuryPayment.order", roles: [.minister],
        introduces: .always, basis: "Act 18(6); Cabinet Order 290/2023 Art 1",
        about: "Orders a payment from the fund to the General Account.")

    public let amount: Yen
    public let dueOn: LegalDate
    public let financeConsultedOn: LegalDate

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "How much.", .positive) { $0.amount },
            dueOn: try visit.field(2, "dueOn", "By when.") { $0.dueOn },
            financeConsultedOn: try visit.field(
                3, "financeConsultedOn",
                "When the Minister of Finance was consulted (Cabinet Order 1(2))."
            ) { $0.financeConsultedOn })
    }
}

/// What the Minister ordered is paid to the Treasury.
public struct TreasuryPaymentMade: Act {
    public typealias Stream = TreasuryPayment
    public static let declaration = ActDeclaration(
        0x0507, "treasuryPayment.made", command: "treasuryPayment.make", roles: [.treasurer],
        persons: .two,
        basis: "Act 18(6); Cabinet Order 290/2023 Art 1",
        about: "Pays what was ordered to the General Account.")

    public let amount: Yen
    public let bank: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            amount: try visit.field(1, "amount", "How much: all that was ordered.", .positive) {
                $0.amount
            },
            bank: try visit.field(2, "bank", "The deposit that it is paid from.") { $0.bank })
    }
}

/// Classes of investment. Which are permitted is the law's and the Minister's business: see
/// `eligibleSecurities`.
public enum InstrumentClass: UInt64, FieldChoice {
    case governmentBond = 1
    case listedSecurity = 2
    case deposit = 3
    case moneyTrust = 4
    case corporateBond = 5
    case equity = 6
    case otherInstrument = 7
}
