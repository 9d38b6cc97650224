import Accounting
import DefenseFund
import EventSourcing

/// A grant worked out from its acts with whole numbers alone.
struct NaiveGrant {
    let name: String
    let plan: Reference<AdjustmentPlan>
    let applicant: Reference<Party>
    var stage = "applied"
    var ceiling = 0
    var committed = 0
    var paid = 0
    /// Advances that have become neither expense nor a return.
    var advances = 0
    var payable = 0
    var cost: Int?
    var fixed: Int?
    var ordered = 0
    var returned = 0
    var chargesOwed = 0
    /// Expense less what was ordered back of it.
    var expense = 0

    /// What it takes up of its plan's ceiling: at least what is out.
    var claim: Int { max(ceiling, paid - returned) }

    /// Answers by how much the expense of the fund changes.
    mutating func apply(_ act: any Act) -> Int {
        let before = expense
        switch act {
        case let act as GrantScreened:
            stage = act.favourable ? "screened" : "screenedUnfavourably"
        case let act as GrantAllocated:
            stage = "allocated"
            ceiling = act.amount.whole
            committed = act.amount.whole
        case is GrantDeclined:
            stage = "declined"
            ceiling = 0
            committed = 0
        case let act as GrantAdvancePaid:
            paid += act.amount.whole
            advances += act.amount.whole
        case let act as GrantPerformanceReported:
            stage = "reported"
            cost = act.items.map(\.amount.whole).reduce(0, +)
        case is GrantAmountFixed: fix()
        case is GrantSettled:
            stage = "settled"
            paid += payable
            payable = 0
        case let act as GrantCancelled:
            committed -= min(act.amount.whole, committed)
            ceiling -= act.amount.whole
            if ceiling == 0 { stage = "cancelled" }
        case let act as GrantReturnOrdered:
            ordered += act.principal.whole
            let fromAdvances = min(act.principal.whole, advances)
            advances -= fromAdvances
            expense -= act.principal.whole - fromAdvances
        case let act as GrantChargeAssessed: chargesOwed += act.amount.whole
        case let act as GrantReturned:
            let principal = min(act.amount.whole, ordered - returned)
            returned += principal
            chargesOwed -= act.amount.whole - principal
        case _: break
        }
        return expense - before
    }

    private mutating func fix() {
        let amount = min(ceiling, cost ?? 0)
        fixed = amount
        expense += amount
        payable = max(0, amount - advances)
        advances = max(0, advances - amount)
        committed = 0
        ceiling = amount
        stage = payable > 0 ? "fixed" : "settled"
    }
}

extension Yen {
    var whole: Int { Int(rawValue) }
}
