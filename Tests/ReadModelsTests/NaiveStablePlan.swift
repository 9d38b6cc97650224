import Accounting
import DefenseFund
import EventSourcing

/// A Stable Manufacturing Plan worked out from its acts.
struct NaiveStablePlan {
    let name: String
    let submitted: StablePlanSubmitted
    var stage = "submitted"
    var revisionCount = 0
    /// The newest paper, and what was confirmed last.
    var paper: [Initiative]
    var inForce: [(name: String, kind: String, confirmed: Int?)] = []

    init(name: String, _ submitted: StablePlanSubmitted) {
        self.name = name
        self.submitted = submitted
        paper = submitted.initiatives
        inForce = paper.map { ($0.name.text, $0.kind.name, nil) }
    }

    mutating func apply(_ act: any Act) {
        switch act {
        case let act as StablePlanApproved: confirm(act.confirmed)
        case is StablePlanDeclined: stage = "declined"
        case let act as StablePlanChangeSubmitted:
            stage = "changeSubmitted"
            paper = act.initiatives
        case let act as StablePlanChangeApproved: confirm(act.confirmed)
        case is StablePlanChangeDeclined: stage = "approved"
        case is StablePlanApprovalRescinded: stage = "rescinded"
        case is StablePlanCompleted: stage = "completed"
        case _: break
        }
    }

    private mutating func confirm(_ costs: [ConfirmedCost]) {
        stage = "approved"
        revisionCount += 1
        inForce = paper.map { initiative in
            let costs = costs.filter { $0.initiative == initiative.name }
            return (initiative.name.text, initiative.kind.name, costs[0].cost.whole)
        }
    }
}
