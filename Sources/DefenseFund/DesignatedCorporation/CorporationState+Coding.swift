public import StateCoding

extension CorporationState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ corporation: Self?) throws(StateFault)
        -> Self
    {
        Self(
            party: try coder.part("party", corporation) { $0.party },
            form: try coder.part("form", corporation) { $0.form },
            designatedOn: try coder.part("designatedOn", corporation) { $0.designatedOn },
            rescission: try coder.part("rescission", corporation) { $0.rescission },
            handover: try coder.part("handover", corporation) { $0.handover },
            rules: try coder.part("rules", corporation) { $0.rules },
            plans: try coder.part("plans", corporation) { $0.plans },
            reports: try coder.part("reports", corporation) { $0.reports },
            orders: try coder.part("orders", corporation) { $0.orders },
            operatingCostPaid: try coder.part("operatingCostPaid", corporation) {
                $0.operatingCostPaid
            })
    }
}

extension CorporationState.Rescission: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ rescission: Self?) throws(StateFault)
        -> Self
    {
        Self(
            on: try coder.part("on", rescission) { $0.on },
            reason: try coder.part("reason", rescission) { $0.reason })
    }
}

extension CorporationState.Handover: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ handover: Self?) throws(StateFault)
        -> Self
    {
        Self(
            on: try coder.part("on", handover) { $0.on },
            successor: try coder.part("successor", handover) { $0.successor })
    }
}

extension CorporationState.BusinessRules: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ rules: Self?) throws(StateFault) -> Self {
        Self(
            approvedOn: try coder.part("approvedOn", rules) { $0.approvedOn },
            financeConsultedOn: try coder.part("financeConsultedOn", rules) {
                $0.financeConsultedOn
            },
            summary: try coder.part("summary", rules) { $0.summary })
    }
}

extension CorporationState.SupervisionOrder: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ order: Self?) throws(StateFault) -> Self {
        Self(
            orderedOn: try coder.part("orderedOn", order) { $0.orderedOn },
            content: try coder.part("content", order) { $0.content },
            reason: try coder.part("reason", order) { $0.reason })
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

extension AnnualReport: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ report: Self?) throws(StateFault) -> Self
    {
        Self(
            submittedOn: try coder.part("submittedOn", report) { $0.submittedOn },
            settlement: try coder.part("settlement", report) { $0.settlement },
            summary: try coder.part("summary", report) { $0.summary })
    }
}

extension SettlementFigure: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ figure: Self?) throws(StateFault) -> Self
    {
        Self(
            line: try coder.part("line", figure) { $0.line },
            amount: try coder.part("amount", figure) { $0.amount },
            belowZero: try coder.part("belowZero", figure) { $0.belowZero })
    }
}

extension BudgetLineKind: StateChoice {}
extension CorporationForm: StateChoice {}
extension SettlementLine: StateChoice {}
