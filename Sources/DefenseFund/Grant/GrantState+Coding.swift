import Accounting
public import StateCoding

extension GrantState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ grant: Self?) throws(StateFault) -> Self {
        Self(
            plan: try coder.part("plan", grant) { $0.plan },
            applicant: try coder.part("applicant", grant) { $0.applicant },
            items: try coder.part("items", grant) { $0.items },
            applied: try coder.part("applied", grant) { $0.applied },
            stage: try coder.part("stage", grant) { $0.stage },
            stageSince: try coder.part("stageSince", grant) { $0.stageSince },
            suspendedOn: try coder.part("suspendedOn", grant) { $0.suspendedOn },
            ceiling: try coder.part("ceiling", grant) { $0.ceiling },
            ceilingSetAt: try coder.part("ceilingSetAt", grant) { $0.ceilingSetAt },
            payments: try coder.part("payments", grant) { $0.payments },
            paid: try coder.part("paid", grant) { $0.paid },
            eligibleCost: try coder.part("eligibleCost", grant) { $0.eligibleCost },
            isFinallyInspected: try coder.part("isFinallyInspected", grant) {
                $0.isFinallyInspected
            },
            fixed: try coder.part("fixed", grant) { $0.fixed },
            allocation: try coder.part("allocation", grant) { $0.allocation },
            reportedAnewOn: try coder.part("reportedAnewOn", grant) { $0.reportedAnewOn },
            returnable: try coder.part("returnable", grant) { $0.returnable },
            returnableOn: try coder.part("returnableOn", grant) { $0.returnableOn },
            returnOrders: try coder.part("returnOrders", grant) { $0.returnOrders },
            lastReceipt: try coder.part("lastReceipt", grant) { $0.lastReceipt },
            rescissionAnsweredOn: try coder.part("rescissionAnsweredOn", grant) {
                $0.rescissionAnsweredOn
            },
            lastCancellation: try coder.part("lastCancellation", grant) { $0.lastCancellation },
            assessed: try coder.part("assessed", grant) { $0.assessed },
            waived: try coder.part("waived", grant) { $0.waived },
            withdrawn: try coder.part("withdrawn", grant) { $0.withdrawn },
            chargedThrough: try coder.part("chargedThrough", grant) { $0.chargedThrough },
            assets: try coder.part("assets", grant) { $0.assets },
            screeners: try coder.part("screeners", grant) { $0.screeners },
            allocators: try coder.part("allocators", grant) { $0.allocators })
    }
}

extension GrantState.Stage: StateChoice {}

extension GrantState.Payment: StatePair {
    public var pair: (Int32, Int64) { (on.daysSince1970, amount.rawValue) }

    public init?(pair: (Int32, Int64)) {
        guard let on = LegalDate(daysSince1970: pair.0), let amount = Yen(exactly: pair.1) else {
            return nil
        }
        self.init(on: on, amount: amount)
    }
}

extension GrantState.ReturnOrder: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ order: Self?) throws(StateFault) -> Self {
        coder.derived("outstanding", of: Self.self)
        return Self(
            principal: try coder.part("principal", order) { $0.principal },
            orderedOn: try coder.part("orderedOn", order) { $0.orderedOn },
            dueOn: try coder.part("dueOn", order) { $0.dueOn },
            cause: try coder.part("cause", order) { $0.cause },
            paymentCount: try coder.part("paymentCount", order) { $0.paymentCount },
            repayments: try coder.part("repayments", order) { $0.repayments })
    }
}

extension GrantState.Receipt: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ receipt: Self?) throws(StateFault) -> Self
    {
        Self(
            on: try coder.part("on", receipt) { $0.on },
            amount: try coder.part("amount", receipt) { $0.amount },
            principal: try coder.part("principal", receipt) { $0.principal })
    }
}

extension GrantState.Cancellation: StateCodable {
    static func parts(_ coder: inout StateCoder, _ last: Self?) throws(StateFault) -> Self {
        Self(
            amount: try coder.part("amount", last) { $0.amount },
            cause: try coder.part("cause", last) { $0.cause },
            returnable: try coder.part("returnable", last) { $0.returnable },
            returnableOn: try coder.part("returnableOn", last) { $0.returnableOn },
            allocation: try coder.part("allocation", last) { $0.allocation },
            stage: try coder.part("stage", last) { $0.stage },
            stageSince: try coder.part("stageSince", last) { $0.stageSince },
            suspendedOn: try coder.part("suspendedOn", last) { $0.suspendedOn },
            reportedAnewOn: try coder.part("reportedAnewOn", last) { $0.reportedAnewOn })
    }
}

extension CostItem: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ item: Self?) throws(StateFault) -> Self {
        Self(
            item: try coder.part("item", item) { $0.item },
            amount: try coder.part("amount", item) { $0.amount })
    }
}

extension CostKind: StateChoice {}
extension ReturnCause: StateChoice {}
extension ChargeKind: StateChoice {}

extension GrantAsset: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ asset: Self?) throws(StateFault) -> Self {
        Self(
            name: try coder.part("name", asset) { $0.name },
            what: try coder.part("what", asset) { $0.what },
            cost: try coder.part("cost", asset) { $0.cost },
            borne: try coder.part("borne", asset) { $0.borne },
            place: try coder.part("place", asset) { $0.place },
            restrictedUntil: try coder.part("restrictedUntil", asset) { $0.restrictedUntil },
            disposal: try coder.part("disposal", asset) { $0.disposal })
    }
}

extension GrantAsset.Disposal: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ disposal: Self?) throws(StateFault)
        -> Self
    {
        Self(
            on: try coder.part("on", disposal) { $0.on },
            proceeds: try coder.part("proceeds", disposal) { $0.proceeds },
            share: try coder.part("share", disposal) { $0.share })
    }
}

extension ChargeLine: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ line: Self?) throws(StateFault) -> Self {
        Self(
            base: try coder.part("base", line) { $0.base },
            from: try coder.part("from", line) { $0.from },
            through: try coder.part("through", line) { $0.through },
            days: try coder.part("days", line) { $0.days },
            rate: try coder.part("rate", line) { $0.rate },
            amount: try coder.part("amount", line) { $0.amount },
            dayBase: try coder.part("dayBase", line) { $0.dayBase })
    }
}

extension DayCount: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ count: Self?) throws(StateFault) -> Self {
        try coder.value(count, { UInt32($0.days) }, example: 0) { Self(storedNumber: UInt64($0)) }
    }
}
