import Accounting
import DefenseFund
import EventSourcing

/// A grant worked out from its acts with whole numbers alone.
struct NaiveGrant {
    let name: String
    let plan: Reference<AdjustmentPlan>
    let applicant: Reference<Party>
    var stage = "applied"
    var stageSince: LegalDate
    var suspendedOn: LegalDate?
    var ceiling = 0
    var committed = 0
    var paid = 0
    /// Advances that have become neither expense nor a return.
    var advances = 0
    var payable = 0
    var cost: Int?
    var fixed: Int?
    /// What could be fixed at most, and since when a report waits to be fixed anew.
    var most = 0
    var reportedAnew: LegalDate?
    /// Paid money that the operator may not keep, ordered back or not.
    var taken = 0
    /// What is to come back and has not been ordered, and what of it a fixing asks back.
    var toOrder = 0
    private(set) var excessToOrder = 0
    var orders: [Order] = []
    var charged = 0
    var waived = 0
    var chargesPaid = 0
    /// Expense less what was ordered back of it.
    var expense = 0
    var assets: [NaiveAsset] = []

    /// What the last fixing took off the orders of an excess.
    private(set) var lowered = 0

    struct Order {
        let due: LegalDate
        var principal: Int
        let cause: ReturnCause
        var open: Int

        var isShare: Bool { cause == .assetDisposal }
    }

    var ordered: Int { orders.map(\.principal).reduce(0, +) }
    var returned: Int { orders.map { $0.principal - $0.open }.reduce(0, +) }
    var chargesOwed: Int { charged - waived - chargesPaid }

    /// What it takes up of its plan's ceiling: at least what is out.
    var claim: Int {
        max(ceiling, paid - orders.map { $0.isShare ? 0 : $0.principal - $0.open }.reduce(0, +))
    }

    /// Answers by how much the expense of the fund changes.
    mutating func apply(_ act: any Act, on date: LegalDate) -> Int {
        let (expenseBefore, stageBefore) = (expense, stage)
        applyDecision(act, on: date)
        applyReturn(act)
        applyAsset(act, on: date)
        if act is GrantSuspended { suspendedOn = date }
        if act is GrantResumed { suspendedOn = nil }
        if stage != stageBefore { stageSince = date }
        if !["allocated", "reported", "fixed", "settled"].contains(stage) { suspendedOn = nil }
        return expense - expenseBefore
    }

    private mutating func applyDecision(_ act: any Act, on date: LegalDate) {
        switch act {
        case let act as GrantScreened:
            stage = act.favourable ? "screened" : "screenedUnfavourably"
        case let act as GrantAllocated:
            stage = "allocated"
            ceiling = act.amount.whole
            committed = act.amount.whole
        case let act as GrantChangeApproved:
            ceiling = act.amount.whole
            committed = act.amount.whole
        case is GrantDeclined, is GrantWithdrawn:
            stage = act is GrantDeclined ? "declined" : "withdrawn"
            ceiling = 0
            committed = 0
        case let act as GrantAdvancePaid:
            paid += act.amount.whole
            advances += act.amount.whole
        case let act as GrantPerformanceReported:
            if fixed == nil { stage = "reported" } else { reportedAnew = date }
            cost = act.items.map(\.amount.whole).reduce(0, +)
        case let act as GrantAmountFixed: fix(told: act.fixed.whole)
        case is GrantSettled:
            stage = "settled"
            paid += payable
            payable = 0
        case let act as GrantCancelled: cancel(act.amount.whole)
        case is GrantClosed: stage = "closed"
        case _: break
        }
    }

    /// - Parameter told: what the act says; fixed anew it may be less than was allocated, for want
    ///   of room in the plan or the fund, which a grant alone does not show.
    private mutating func fix(told: Int) {
        let least = min(ceiling, cost ?? 0)
        if fixed == nil { most = ceiling }
        let amount = max(least, min(most, cost ?? 0, told))
        // What an earlier fixing asks back and has not come back is the operator's until now.
        let asked = orders.filter { $0.cause == .excess }.map(\.open).reduce(0, +)
        taken -= excessToOrder + asked
        toOrder -= excessToOrder
        let cleared = min(advances, amount)
        let owed = max(0, amount - (paid - taken))
        expense += cleared + owed - payable
        advances -= cleared
        payable = owed
        committed = 0
        fixed = amount
        ceiling = amount
        reportedAnew = nil
        stage = payable > 0 ? "fixed" : "settled"
        let excess = take()
        lower(by: max(0, asked - excess))
        toOrder -= min(asked, excess)
        excessToOrder = max(0, excess - asked)
    }

    private mutating func lower(by amount: Int) {
        lowered = amount
        expense += amount
        var rest = amount
        for index in orders.indices.reversed() where orders[index].cause == .excess {
            let part = min(rest, orders[index].open)
            orders[index].principal -= part
            orders[index].open -= part
            rest -= part
        }
    }

    private mutating func cancel(_ amount: Int) {
        committed -= min(amount, committed)
        if stage == "closed" || stage == "fixed" && payable <= amount { stage = "settled" }
        expense -= min(amount, payable)
        payable -= min(amount, payable)
        ceiling -= amount
        if ceiling == 0 { (stage, reportedAnew) = ("cancelled", nil) }
        if fixed != nil { most = ceiling }
        take()
    }

    /// What was paid beyond the ceiling is not the operator's any more, as far as it has not come
    /// back as a share of an asset's proceeds.
    @discardableResult
    private mutating func take() -> Int {
        let more = max(0, min(paid - taken - ceiling, paid - taken - shares))
        taken += more
        toOrder += more
        return more
    }

    private var shares: Int { assets.map(\.share).reduce(0, +) }

    private mutating func applyReturn(_ act: any Act) {
        switch act {
        case let act as GrantReturnOrdered:
            let principal = act.principal.whole
            let order = Order(
                due: act.dueOn, principal: principal, cause: act.cause, open: principal)
            orders.append(order)
            toOrder -= principal
            if act.cause == .excess { excessToOrder -= principal }
            let fromAdvances = order.isShare ? 0 : min(principal, advances)
            advances -= fromAdvances
            expense -= principal - fromAdvances
        case let act as GrantChargeAssessed: charged += act.amount.whole
        case let act as GrantChargeWaived: waived += act.amount.whole
        case let act as GrantReturned:
            var rest = act.amount.whole
            let inOrder = orders.indices.sorted { orders[$0].due < orders[$1].due }
            for index in inOrder {
                let part = min(rest, orders[index].open)
                orders[index].open -= part
                rest -= part
            }
            chargesPaid += rest
        case _: break
        }
    }

    private mutating func applyAsset(_ act: any Act, on date: LegalDate) {
        switch act {
        case let act as GrantAssetRegistered: assets.append(NaiveAsset(registered: act))
        case let act as GrantAssetDisposalApproved:
            for index in assets.indices where assets[index].registered.asset == act.asset {
                assets[index].most = max(0, paid - taken - shares)
                assets[index].disposedOn = date
                assets[index].proceeds = act.proceeds.whole
                toOrder += assets[index].share
            }
        case _: break
        }
    }
}

/// An asset and what became of it.
struct NaiveAsset {
    let registered: GrantAssetRegistered
    var disposedOn: LegalDate?
    var proceeds = 0
    /// What was paid and not asked back otherwise when it was disposed of.
    var most = 0

    /// Counted up: the most yen of which `cost` for each are not more than the proceeds' part.
    var share: Int {
        guard let disposedOn, disposedOn <= registered.restrictedUntil else { return 0 }
        let part = Int128(proceeds) * Int128(registered.borne.whole)
        var share: Int128 = 0
        var step = Int128(1) << 62
        while step > 0 {
            let next = share + step
            if next * Int128(registered.cost.whole) <= part, next <= registered.borne.whole {
                share = next
            }
            step /= 2
        }
        return min(most, Int(share))
    }
}

extension Yen {
    var whole: Int { Int(rawValue) }

    init(whole: Int) { self = Yen(exactly: Int64(whole)) ?? .zero }
}
