import Accounting
import DefenseFund
import EventSourcing

/// A grant in which each yen paid is told apart: kept by the operator, or taken away by a cause.
struct NaiveReturns {
    /// For each yen paid, the cause that took it away; `nil` while the operator may keep it.
    private(set) var paid: [ReturnCause?] = []
    private(set) var orders: [Order] = []
    private(set) var returned = 0
    /// What the operator may have in the end.
    private(set) var keep = 0
    private(set) var cost: Int?
    private var isFixed = false
    /// What could be fixed at most.
    private var most = 0

    struct Order {
        let cause: ReturnCause
        let dueOn: LegalDate
        var principal: Int
        var open: Int
    }

    /// What was ordered back of the money that was paid.
    var ordered: Int { orders.map(\.principal).reduce(0, +) - shares }
    /// Shares of assets' proceeds, which are no money that was paid.
    var shares: Int { asked(.assetDisposal) }

    private func asked(_ cause: ReturnCause) -> Int {
        orders.filter { $0.cause == cause }.map(\.principal).reduce(0, +)
    }

    mutating func apply(_ act: any Act) {
        switch act {
        case let act as GrantAllocated: keep = Int(act.amount.rawValue)
        case let act as GrantAdvancePaid: pay(Int(act.amount.rawValue))
        case let act as GrantSettled: pay(Int(act.amount.rawValue))
        case let act as GrantPerformanceReported:
            cost = act.items.map { Int($0.amount.rawValue) }.reduce(0, +)
        case is GrantAmountFixed:
            if !isFixed { most = keep }
            isFixed = true
            // What an earlier fixing took and has not come back is the operator's until now,
            // ordered or not; as much of the orders stands as this one takes again.
            let open = orders.filter { $0.cause == .excess }.map(\.open).reduce(0, +)
            var given = returnable(.excess) + open
            for index in paid.indices where given > 0 && paid[index] == .excess {
                paid[index] = nil
                given -= 1
            }
            lower(to: min(most, cost ?? 0), .excess)
            lowerOrders(by: max(0, asked(.excess) - paid.count { $0 == .excess }))
        case let act as GrantCancelled:
            lower(
                to: keep - Int(act.amount.rawValue),
                act.cause.isAtFault ? .cancelledAtFault : .cancelledNoFault)
            most = keep
        case let act as GrantChangeApproved: keep = Int(act.amount.rawValue)
        case let act as GrantReturnOrdered:
            let principal = Int(act.principal.rawValue)
            orders.append(
                Order(cause: act.cause, dueOn: act.dueOn, principal: principal, open: principal))
        case let act as GrantReturned:
            returned += Int(act.principal.rawValue)
            receive(Int(act.principal.rawValue))
        case _: break
        }
    }

    /// What may still be ordered back for `cause`.
    func returnable(_ cause: ReturnCause) -> Int {
        paid.count { $0 == cause } - asked(cause)
    }

    /// What no cancellation without fault may take: the cost that is known to have been spent.
    var protected: Int { min(keep, isFixed ? keep : cost ?? 0) }

    /// The order that is due first is paid first.
    private mutating func receive(_ principal: Int) {
        var rest = principal
        for index in orders.indices.sorted(by: { orders[$0].dueOn < orders[$1].dueOn }) {
            let part = min(rest, orders[index].open)
            orders[index].open -= part
            rest -= part
        }
    }

    private mutating func lowerOrders(by amount: Int) {
        var rest = amount
        for index in orders.indices.reversed() where orders[index].cause == .excess {
            let part = min(rest, orders[index].open)
            orders[index].principal -= part
            orders[index].open -= part
            rest -= part
        }
    }

    private mutating func pay(_ amount: Int) {
        paid += Array(repeating: nil, count: amount)
    }

    private mutating func lower(to rest: Int, _ cause: ReturnCause) {
        keep = rest
        var kept = paid.count { $0 == nil }
        // No yen that came back as a share of proceeds comes back again.
        let least = max(rest, shares)
        for index in paid.indices.reversed() where kept > least && paid[index] == nil {
            paid[index] = cause
            kept -= 1
        }
    }
}
