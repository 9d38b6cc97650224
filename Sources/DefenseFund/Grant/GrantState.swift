public import Accounting
public import EventSourcing

/// A grant, from its application to its last return.
public struct GrantState: Hashable, Sendable {
    public let plan: Reference<AdjustmentPlan>
    public let applicant: Reference<Party>
    /// The cost by item of the application, or of the change that followed it.
    public internal(set) var items: [CostItem] = []
    /// The items summed up.
    public internal(set) var applied: Yen
    public internal(set) var stage: Stage = .applied
    /// When it came to the stage.
    public internal(set) var stageSince: LegalDate
    /// When its payments were stopped, if they are.
    public internal(set) var suspendedOn: LegalDate?
    /// What was allocated, less what was cancelled; once fixed, the fixed amount less that.
    public internal(set) var ceiling: Yen = .zero
    /// The act that set the ceiling last: only that one can still be put right.
    var ceilingSetAt: LogPosition?
    /// What was paid out, in order.
    public private(set) var payments: [Payment] = []
    /// The sum of the payments: asked for at every advance, so it is kept.
    public private(set) var paid: Yen = .zero
    public internal(set) var eligibleCost: Yen?
    public internal(set) var isFinallyInspected = false
    public internal(set) var fixed: Yen?
    /// What stood allocated when the amount was fixed: a new fixing may come up to it.
    var allocation: Yen = .zero
    /// When a report came in after the fixing, as long as the amount is not fixed anew.
    public internal(set) var reportedAnewOn: LegalDate?
    /// Paid money that a cancellation or the fixing has made returnable and that no order asks
    /// back yet, by cause.
    public internal(set) var returnable = SumsByCause()
    /// When money last became returnable.
    public internal(set) var returnableOn: LegalDate?
    public internal(set) var returnOrders: [ReturnOrder] = []
    /// The return that came in last, as long as nothing rests on it.
    public internal(set) var lastReceipt: Receipt?
    /// When the Corporation first cancelled or ordered back after the rescission of the plan's
    /// approval (C13).
    public internal(set) var rescissionAnsweredOn: LegalDate?
    /// The last cancellation, as long as nothing rests on it.
    var lastCancellation: Cancellation?
    public internal(set) var assessed = SumsByCharge()
    public internal(set) var waived = SumsByCharge()
    /// What waivers took back of charges that had no ground any more: it counts as not assessed.
    var withdrawn = SumsByCharge()
    /// Through which day each charge was last assessed.
    public internal(set) var chargedThrough = DaysByCharge()
    public internal(set) var assets: [GrantAsset] = []
    /// Who screened it, and who proposed or approved its allocation: the duties that are kept apart
    /// from what comes after (House rule 3).
    public internal(set) var screeners: [Reference<Actor>] = []
    public internal(set) var allocators: [Reference<Actor>] = []

    public enum Stage: String, Hashable, Sendable, CaseIterable {
        case applied, screened, screenedUnfavourably, declined, allocated, reported, fixed, settled
        case cancelled, withdrawn, closed

        /// Whether anything can be paid on the grant, or could be again once it is fixed anew.
        public var isPayable: Bool {
            switch self {
            case .allocated, .reported, .fixed, .settled: true
            case .applied, .screened, .screenedUnfavourably, .declined, .cancelled, .withdrawn,
                .closed:
                false
            }
        }
    }

    /// Money that went to the operator or came back.
    public struct Payment: Hashable, Sendable {
        public let on: LegalDate
        public let amount: Yen
    }

    /// A return that was ordered, and what has come in on its principal.
    public struct ReturnOrder: Hashable, Sendable {
        /// What is asked back; less than was ordered once a new fixing has lowered it.
        public private(set) var principal: Yen
        public let orderedOn: LegalDate
        public let dueOn: LegalDate
        public let cause: ReturnCause
        /// How many payments had been made: what it asks back was received with these.
        public let paymentCount: Int
        public private(set) var repayments: [Payment] = []
        /// The principal less the repayments: asked for at every return, so it is kept.
        public private(set) var outstanding: Yen

        /// - Parameter repayments: no more than the principal together.
        init(
            principal: Yen, orderedOn: LegalDate, dueOn: LegalDate, cause: ReturnCause,
            paymentCount: Int, repayments: [Payment] = []
        ) {
            self.principal = principal
            self.orderedOn = orderedOn
            self.dueOn = dueOn
            self.cause = cause
            self.paymentCount = paymentCount
            self.repayments = repayments
            outstanding =
                Yen.sum(repayments.lazy.map(\.amount))
                .flatMap(principal.subtracting) ?? .zero
        }

        /// What has come in on the principal.
        var returned: Yen { principal.subtracting(outstanding) ?? .zero }

        /// Takes in what is outstanding, or what there is.
        ///
        /// - Returns: what is left of the amount.
        mutating func repay(_ amount: Yen, on date: LegalDate) -> Yen {
            let part = min(amount, outstanding)
            guard part > .zero, let rest = amount.subtracting(part),
                let outstanding = outstanding.subtracting(part)
            else { return amount }
            repayments.append(Payment(on: date, amount: part))
            self.outstanding = outstanding
            return rest
        }

        /// Asks back less, as if no more had ever been ordered: no charge runs on the rest.
        ///
        /// - Parameter amount: no more than is outstanding.
        mutating func lower(by amount: Yen) {
            guard let principal = principal.subtracting(amount),
                let outstanding = outstanding.subtracting(amount)
            else { return }
            (self.principal, self.outstanding) = (principal, outstanding)
        }

        /// Takes back what came in last.
        mutating func takeBackRepayment() {
            guard let last = repayments.popLast() else { return }
            outstanding = outstanding.adding(last.amount) ?? outstanding
        }
    }

    /// A return that came in, and how much of it was principal.
    public struct Receipt: Hashable, Sendable {
        public let on: LegalDate
        public let amount: Yen
        public internal(set) var principal = Yen.zero
    }

    /// A cancellation, and what it changed.
    struct Cancellation: Hashable, Sendable {
        let amount: Yen
        let cause: ReturnCause
        /// What it made returnable.
        let returnable: Yen
        /// As these stood before.
        let returnableOn: LegalDate?
        let allocation: Yen
        let stage: Stage
        let stageSince: LegalDate
        let suspendedOn: LegalDate?
        let reportedAnewOn: LegalDate?
    }

    /// Adds a payment. A sum beyond 2^63-1 yen cannot be booked either: the entry stops it.
    mutating func pay(_ amount: Yen, on date: LegalDate) {
        // Only a correction pays in front of others.
        let place = payments.lastIndex { $0.on <= date }.map { $0 + 1 } ?? 0
        payments.insert(Payment(on: date, amount: amount), at: place)
        lastCancellation = nil
        paid = paid.adding(amount) ?? paid
    }

    /// Takes a payment back that was recorded wrongly. `false` if there is none, or if money has
    /// become returnable since: that was reckoned with it.
    mutating func takeBack(_ amount: Yen, on date: LegalDate) -> Bool {
        let place = payments.lastIndex { $0.on == date && $0.amount == amount }
        guard let place, let rest = paid.subtracting(amount), returnOrders.isEmpty,
            pendingReturns == .zero
        else { return false }
        payments.remove(at: place)
        paid = rest
        lastCancellation = nil
        return true
    }

    /// Cancels part of the ceiling: what was paid beyond the rest becomes returnable.
    ///
    /// - Returns: whether the ceiling is so high.
    mutating func cancel(
        _ amount: Yen, _ cause: ReturnCause, payable: Yen, on date: LegalDate
    ) -> Bool {
        guard let rest = ceiling.subtracting(amount) else { return false }
        let taken = overpaid(beyond: rest)
        lastCancellation = Cancellation(
            amount: amount, cause: cause, returnable: taken, returnableOn: returnableOn,
            allocation: allocation, stage: stage, stageSince: stageSince, suspendedOn: suspendedOn,
            reportedAnewOn: reportedAnewOn)
        makeReturnable(taken, cause, on: date)
        ceiling = rest
        // What is fixed anew after it adds nothing.
        if fixed != nil { allocation = rest }
        if rest == .zero {
            stage = .cancelled
            reportedAnewOn = nil
        } else if stage == .closed || stage == .fixed && payable <= amount {
            // What was closed stands open again: there is something to return (C15).
            stage = .settled
        }
        return true
    }

    /// Takes back the last cancellation. `false` if it is not so large.
    mutating func takeBack(_ last: Cancellation) -> Bool {
        guard let before = ceiling.adding(last.amount),
            let rest = returnable[last.cause].subtracting(last.returnable)
        else { return false }
        ceiling = before
        returnable[last.cause] = rest
        returnableOn = last.returnableOn
        allocation = last.allocation
        stage = last.stage
        reportedAnewOn = last.reportedAnewOn
        lastCancellation = nil
        return true
    }

    /// What return orders ask back of the money that was paid, returned or not.
    var ordered: Yen {
        Yen.sum(returnOrders.lazy.filter(\.cause.isOfPaidMoney).map(\.principal)) ?? .zero
    }

    /// What has become returnable of the money that was paid and is not ordered yet.
    var pendingReturns: Yen { returnable.ofPaidMoney ?? .zero }

    /// What the operator has of the payments and need not give back.
    var kept: Yen { paid.subtracting(ordered)?.subtracting(pendingReturns) ?? .zero }

    /// What the operator has of the payments that nothing but a fixing makes returnable: an excess
    /// that has not come back gives way to a new fixing, ordered or not.
    var held: Yen {
        kept.adding(returnable[.excess])?.adding(openExcess) ?? kept
    }

    /// What of ordered excesses has not come back.
    var openExcess: Yen {
        Yen.sum(returnOrders.lazy.filter { $0.cause == .excess }.map(\.outstanding)) ?? .zero
    }

    /// What a fixing asks back: what is held beyond it, as far as it has not come back as a
    /// share of an asset's proceeds.
    private func excess(beyond fixed: Yen) -> Yen {
        min(held.subtracting(fixed) ?? .zero, held.subtracting(shares) ?? .zero)
    }

    /// What a fixing asks back beyond what is ordered already.
    func excessToOrder(beyond fixed: Yen) -> Yen {
        excess(beyond: fixed).subtracting(openExcess) ?? .zero
    }

    /// What of the ordered excesses has no ground any more once the amount is fixed.
    func excessToLower(beyond fixed: Yen) -> Yen {
        openExcess.subtracting(excess(beyond: fixed)) ?? .zero
    }

    /// Lowers the orders of excesses, the latest first.
    mutating func lowerExcess(by amount: Yen) {
        var rest = amount
        for place in returnOrders.indices.reversed()
        where rest > .zero && returnOrders[place].cause == .excess {
            let part = min(rest, returnOrders[place].outstanding)
            returnOrders[place].lower(by: part)
            rest = rest.subtracting(part) ?? .zero
            lastReceipt = nil
        }
    }

    /// What a cancellation that leaves `limit` makes returnable: each yen becomes so once, by the
    /// first act that takes it away, and keeps that cause (C12, C16).
    private func overpaid(beyond limit: Yen) -> Yen {
        min(kept.subtracting(limit) ?? .zero, unshared)
    }

    /// What of the payments neither is to come back nor has come back as a share of an asset's
    /// proceeds: no more of such a share is asked for.
    var unshared: Yen { kept.subtracting(shares) ?? .zero }

    /// The shares of assets' proceeds that are to come back or have.
    var shares: Yen { Yen.sum(assets.lazy.compactMap(\.disposal?.share)) ?? .zero }

    /// What of the shares was ordered back.
    var orderedShares: Yen {
        Yen.sum(returnOrders.lazy.filter { !$0.cause.isOfPaidMoney }.map(\.principal)) ?? .zero
    }

    /// Records what became of an asset, or that nothing did after all; the part of the shares that
    /// no order asks back is returnable.
    mutating func dispose(of asset: Int, _ disposal: GrantAsset.Disposal?) {
        assets[asset].disposal = disposal
        lastCancellation = nil
        returnable[.assetDisposal] = shares.subtracting(orderedShares) ?? .zero
    }

    /// How much of the plan's ceiling the grant takes up: what it may come to, or what is out if
    /// that is more, since money that has not come back is still the plan's (C10).
    @inline(__always)
    var claim: Yen { max(ceiling, out) }

    /// What was paid and has not come back.
    @inline(__always)
    var out: Yen {
        // Most grants have nothing to return, and every change of a grant asks.
        guard !returnOrders.isEmpty else { return paid }
        var out = paid
        for place in returnOrders.indices where returnOrders[place].cause.isOfPaidMoney {
            out = out.subtracting(returnOrders[place].returned) ?? .zero
        }
        return out
    }

    public var outstandingReturns: Yen {
        var sum = Yen.zero
        for place in returnOrders.indices {
            guard let more = sum.adding(returnOrders[place].outstanding) else { return .zero }
            sum = more
        }
        return sum
    }
}

extension GrantState: StagedThing {
    typealias Kind = Grant
    static var noun: String { "grant" }
    static var stageBasis: String { "Basic Policy 3.3.2" }

    /// Only what can be paid can be suspended.
    mutating func enter(_ stage: Stage, on date: LegalDate) {
        self.stage = stage
        stageSince = date
        if !stage.isPayable { suspendedOn = nil }
    }
}

extension LedgerState {
    /// The balance of the grant's sub-account, counted on the side on which the account grows.
    public func balance(_ code: AccountCode, of grant: Reference<Grant>) -> Yen {
        let key = AccountKey(book: .fund, code: code, subAccount: grant.position.rawValue)
        guard let side = ChartOfAccounts.traits(of: key)?.accountClass.normalSide else {
            return .zero
        }
        return Yen(exactly: max(0, balances.balance(of: key, on: side))) ?? .zero
    }
}
