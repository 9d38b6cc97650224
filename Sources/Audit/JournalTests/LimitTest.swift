import Accounting
import Containers
import DefenseFund
import EventSourcing
import ReadModels

/// Amounts just under a limit.
struct LimitTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "limits", ReportLabel("限度額直下", "Just under a limit"),
        asks: "Which amounts stay just under a limit at which somebody else must be asked?",
        of: "All entries, and all assets that were registered. The ceiling of a plan is no such "
            + "limit: it is there to be used up.",
        exception: "An amount below a limit by at most 'percent' of it: below one of 'limitsYen'; "
            + "operating cost that leaves the fiscal year's just under 'operatingCostCeiling'; an "
            + "asset that costs just under 'assetThresholdYen', both as in force on the day.",
        .amounts(
            "limitsYen", [100_000_000],
            "The limits of the house. The default is none of the ledger's: put in those of the "
                + "Corporation's business rules."),
        .number("percent", 5, in: 1...50, "How near to the limit is just under it."))
    static let needsState = true

    private let limits: [Int128]
    private let percent: Int128
    private var found = JournalExceptions()

    init(_ parameters: JournalParameters) {
        limits = parameters.amounts("limitsYen")
        percent = Int128(parameters.number("percent"))
    }

    func covers(_ item: JournalItem) -> Bool {
        item.isEntry || item.event.act is GrantAssetRegistered
    }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        let on = item.event.head.effectiveOn
        var reasons: [String] = []
        func compare(_ amount: Int128, with limit: Int128, _ what: String) {
            guard amount < limit, (limit - amount) * 100 <= limit * percent else { return }
            reasons.append("\(what) of \(amount) yen, under the limit of \(limit)")
        }
        if item.isEntry { for limit in limits { compare(item.amount, with: limit, "an amount") } }
        switch item.event.act {
        case let asset as GrantAssetRegistered:
            let threshold = view.ledger.parameters.amount("assetThresholdYen", on: on)
            compare(Int128(asset.cost.rawValue), with: Int128(threshold.rawValue), "an asset")
        case is OperatingCostPaid:
            let ceiling = view.ledger.parameters.amount("operatingCostCeiling", on: on)
            let paid = view.ledger.fund.years[FiscalYear(on)]?.operatingCost ?? 0
            compare(paid, with: Int128(ceiling.rawValue), "the year's operating cost")
        case _: break
        }
        if !reasons.isEmpty { found.add(item, reasons.joined(separator: "; ")) }
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict { .of(found) }
}
