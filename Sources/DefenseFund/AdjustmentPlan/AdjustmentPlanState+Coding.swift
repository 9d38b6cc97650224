public import StateCoding

extension AdjustmentPlanState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ plan: Self?) throws(StateFault) -> Self {
        Self(
            stage: try coder.part("stage", plan) { $0.stage },
            stageSince: try coder.part("stageSince", plan) { $0.stageSince },
            applicants: try coder.part("applicants", plan) { $0.applicants },
            submittedFunds: try coder.part("submittedFunds", plan) { $0.submittedFunds },
            revisions: try coder.part("revisions", plan) { $0.revisions },
            allocated: try coder.part("allocated", plan) { $0.allocated },
            outcome: try coder.part("outcome", plan) { $0.outcome },
            rescission: try coder.part("rescission", plan) { $0.rescission })
    }
}

extension AdjustmentPlanState.Stage: StateChoice {}

extension AdjustmentPlanState.Revision: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ revision: Self?) throws(StateFault)
        -> Self
    {
        Self(
            number: try coder.part("number", revision) { $0.number },
            ceiling: try coder.part("ceiling", revision) { $0.ceiling },
            approvedOn: try coder.part("approvedOn", revision) { $0.approvedOn })
    }
}

extension AdjustmentPlanState.Rescission: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ rescission: Self?) throws(StateFault)
        -> Self
    {
        Self(
            cause: try coder.part("cause", rescission) { $0.cause },
            on: try coder.part("on", rescission) { $0.on })
    }
}

extension RescissionCause: StateChoice {}
extension PlanOutcome: StateChoice {}
