public import StateCoding

extension CorporationState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ corporation: Self?) throws(StateFault)
        -> Self
    {
        Self(
            party: try coder.part("party", corporation) { $0.party },
            designatedOn: try coder.part("designatedOn", corporation) { $0.designatedOn },
            rescindedOn: try coder.part("rescindedOn", corporation) { $0.rescindedOn },
            rulesInForceFrom: try coder.part("rulesInForceFrom", corporation) {
                $0.rulesInForceFrom
            },
            plans: try coder.part("plans", corporation) { $0.plans })
    }
}

extension AnnualPlan: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ plan: Self?) throws(StateFault) -> Self {
        Self(
            budget: try coder.part("budget", plan) { $0.budget },
            approvedOn: try coder.part("approvedOn", plan) { $0.approvedOn })
    }
}

extension BudgetLine: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ row: Self?) throws(StateFault) -> Self {
        Self(
            line: try coder.part("line", row) { $0.line },
            amount: try coder.part("amount", row) { $0.amount })
    }
}

extension BudgetLineKind: StateChoice {}
