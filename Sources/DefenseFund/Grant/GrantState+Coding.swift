import Accounting
public import StateCoding

extension GrantState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ grant: Self?) throws(StateFault) -> Self {
        Self(
            plan: try coder.part("plan", grant) { $0.plan },
            applicant: try coder.part("applicant", grant) { $0.applicant },
            applied: try coder.part("applied", grant) { $0.applied },
            stage: try coder.part("stage", grant) { $0.stage },
            ceiling: try coder.part("ceiling", grant) { $0.ceiling },
            payments: try coder.part("payments", grant) { $0.payments },
            paid: try coder.part("paid", grant) { $0.paid },
            eligibleCost: try coder.part("eligibleCost", grant) { $0.eligibleCost },
            isFinallyInspected: try coder.part("isFinallyInspected", grant) {
                $0.isFinallyInspected
            },
            fixed: try coder.part("fixed", grant) { $0.fixed },
            returnable: try coder.part("returnable", grant) { $0.returnable },
            returnOrders: try coder.part("returnOrders", grant) { $0.returnOrders },
            assessed: try coder.part("assessed", grant) { $0.assessed },
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
        Self(
            principal: try coder.part("principal", order) { $0.principal },
            dueOn: try coder.part("dueOn", order) { $0.dueOn },
            cause: try coder.part("cause", order) { $0.cause },
            repayments: try coder.part("repayments", order) { $0.repayments })
    }
}

extension ReturnCause: StateChoice {}
extension ChargeKind: StateChoice {}
