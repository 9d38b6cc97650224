public import Accounting
public import EventSourcing

/// A grant, from its application to its last return.
public struct GrantState: Hashable, Sendable {
    public let plan: Reference<AdjustmentPlan>
    public let applicant: Reference<Party>
    /// The eligible items of the application, summed up.
    public let applied: Yen
    public internal(set) var stage: Stage = .applied
    /// What was allocated, less what was cancelled; once fixed, the fixed amount less that.
    public internal(set) var ceiling: Yen = .zero
    /// What was paid out, in order.
    public private(set) var payments: [Payment] = []
    /// The sum of the payments: asked for at every advance, so it is kept.
    public private(set) var paid: Yen = .zero
    public internal(set) var eligibleCost: Yen?
    public internal(set) var isFinallyInspected = false
    public internal(set) var fixed: Yen?
    /// Paid money that a cancellation or the fixing has made returnable and that no order asks
    /// back yet, by cause.
    public internal(set) var returnable = SumsByCause()
    public internal(set) var returnOrders: [ReturnOrder] = []
    public internal(set) var assessed = SumsByCharge()
    /// Who screened it, and who proposed or approved its allocation: the duties that are kept apart
    /// from what comes after (House rule 3).
    public internal(set) var screeners: [Reference<Actor>] = []
    public internal(set) var allocators: [Reference<Actor>] = []

    public enum Stage: String, Hashable, Sendable, CaseIterable {
        case applied, screened, screenedUnfavourably, declined, allocated, reported, fixed, settled
        case cancelled
    }

    /// Money that went to the operator or came back.
    public struct Payment: Hashable, Sendable {
        public let on: LegalDate
        public let amount: Yen
    }

    /// A return that was ordered, and what has come in on its principal.
    public struct ReturnOrder: Hashable, Sendable {
        public let principal: Yen
        public let dueOn: LegalDate
        public let cause: ReturnCause
        public internal(set) var repayments: [Payment] = []

        public var outstanding: Yen {
            Yen.sum(repayments.map(\.amount)).flatMap(principal.subtracting) ?? .zero
        }
    }

    /// Adds a payment. A sum beyond 2^63-1 yen cannot be booked either: the entry stops it.
    mutating func pay(_ amount: Yen, on date: LegalDate) {
        payments.append(Payment(on: date, amount: amount))
        paid = paid.adding(amount) ?? paid
    }

    /// What return orders ask back, paid or not.
    var ordered: Yen { Yen.sum(returnOrders.map(\.principal)) ?? .zero }

    /// What has become returnable and is not ordered yet, whatever the cause.
    var pendingReturns: Yen { returnable.total ?? .zero }

    /// What was paid beyond `limit` and is not returnable yet: each yen becomes so once, by the
    /// first act that takes it away, and keeps that cause (C12, C16).
    func overpaid(beyond limit: Yen) -> Yen {
        paid.subtracting(ordered)?.subtracting(pendingReturns)?.subtracting(limit) ?? .zero
    }

    /// How much of the plan's ceiling the grant takes up: what it may come to, or what is out if
    /// that is more, since money that has not come back is still the plan's (C10).
    @inline(__always)
    var claim: Yen {
        // Most grants have nothing to return, and every change of a grant asks.
        guard !returnOrders.isEmpty else { return max(ceiling, paid) }
        let returned = Yen.sum(returnOrders.lazy.flatMap { $0.repayments.lazy.map(\.amount) })
        return max(ceiling, paid.subtracting(returned ?? .zero) ?? .zero)
    }

    public var outstandingReturns: Yen { Yen.sum(returnOrders.map(\.outstanding)) ?? .zero }
}

extension LedgerState {
    /// The balance of the grant's sub-account, counted on the side on which the account grows.
    func balance(_ code: AccountCode, of grant: Reference<Grant>) -> Yen {
        let key = AccountKey(book: .fund, code: code, subAccount: grant.position.rawValue)
        guard let side = ChartOfAccounts.traits(of: key)?.accountClass.normalSide else {
            return .zero
        }
        return Yen(exactly: max(0, balances.balance(of: key, on: side))) ?? .zero
    }
}
