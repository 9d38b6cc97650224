public import Accounting
public import EventSourcing

/// The Corporation submits the business report and the settlement of a year (Act 19(3)).
public struct AnnualReportSubmitted: Act {
    public typealias Stream = Corporation
    public static let declaration = ActDeclaration(
        0x0406, "annualReport.submitted", command: "annualReport.submit", roles: [.clerk],
        dated: .anyDayOfThing, basis: "Act 19(3)",
        about: "Submits the report and settlement of a fiscal year, or submits them anew.")

    public let fiscalYear: FiscalYear
    public let settlement: [SettlementFigure]
    public let summary: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            fiscalYear: try visit.field(1, "fiscalYear", "The year reported on.") {
                $0.fiscalYear
            },
            settlement: try visit.field(
                2, "settlement", "Its figures by line; a line left out is zero."
            ) { $0.settlement },
            summary: try visit.field(3, "summary", "What the business report says.") {
                $0.summary
            })
    }
}

/// A figure of a settlement. It is below zero where more was taken back in the year than was
/// booked, such as grants of an earlier year that were ordered back.
public struct SettlementFigure: NestedRecord, Hashable {
    public let line: SettlementLine
    public let amount: Yen
    public let belowZero: Bool?

    /// Debits or credits of the year, as the line counts them.
    public var signed: Int128 {
        belowZero == true ? -Int128(amount.rawValue) : Int128(amount.rawValue)
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            line: try visit.field(1, "line", "Of what.") { $0.line },
            amount: try visit.field(2, "amount", "How much.") { $0.amount },
            belowZero: try visit.field(
                3, "belowZero", "Whether more was taken back than was booked."
            ) { $0.belowZero })
    }
}

/// The lines of a settlement of income and expenditure (収支決算書): of the fund, of support
/// operations that it does not pay, and of the Corporation's other business.
public enum SettlementLine: UInt64, FieldChoice {
    case subsidies = 1
    case yield = 2
    case charges = 3
    case grants = 4
    case operatingCost = 5
    case investmentLosses = 6
    case treasuryPayments = 7
    case stateReturns = 8
    case supportIncome = 9
    case supportExpense = 10
    case otherIncome = 11
    case otherExpense = 12
}
