import Accounting
import DefenseFund

/// A grant in which each yen paid is told apart: kept by the operator, or taken away by a cause.
struct NaiveReturns {
    /// For each yen paid, the cause that took it away; `nil` while the operator may keep it.
    private(set) var paid: [ReturnCause?] = []
    private(set) var ordered: [ReturnCause: Int] = [:]
    private(set) var returned = 0
    /// Shares of assets' proceeds, which are no money that was paid.
    private(set) var shares = 0
    /// What the operator may have in the end.
    private(set) var keep = 0
    private(set) var cost: Int?
    private var isFixed = false
    /// What could be fixed at most.
    private var most = 0

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
            // What an earlier fixing took and nobody has ordered back is the operator's until now.
            var open = returnable(.excess)
            for index in paid.indices where open > 0 && paid[index] == .excess {
                paid[index] = nil
                open -= 1
            }
            lower(to: min(most, cost ?? 0), .excess)
        case let act as GrantCancelled:
            lower(
                to: keep - Int(act.amount.rawValue),
                act.cause.isAtFault ? .cancelledAtFault : .cancelledNoFault)
            most = keep
        case let act as GrantChangeApproved: keep = Int(act.amount.rawValue)
        case let act as GrantReturnOrdered where act.cause == .assetDisposal:
            shares += Int(act.principal.rawValue)
        case let act as GrantReturnOrdered:
            ordered[act.cause, default: 0] += Int(act.principal.rawValue)
        case let act as GrantReturned: returned += Int(act.principal.rawValue)
        case _: break
        }
    }

    /// What may still be ordered back for `cause`.
    func returnable(_ cause: ReturnCause) -> Int {
        paid.count { $0 == cause } - (ordered[cause] ?? 0)
    }

    /// What no cancellation without fault may take: the cost that is known to have been spent.
    var protected: Int { min(keep, isFixed ? keep : cost ?? 0) }

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
