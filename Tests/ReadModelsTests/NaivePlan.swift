import Accounting
import DefenseFund
import EventSourcing

/// A plan worked out from its acts.
struct NaivePlan {
    let name: String
    var applicants: [Reference<Party>] = []
    var stage = "requested"
    var ceilings: [Int] = []
    var outcome = ""

    mutating func apply(_ act: any Act) {
        switch act {
        case let act as AdjustmentPlanSubmitted:
            stage = "submitted"
            applicants = act.applicants
        case let act as AdjustmentPlanApproved:
            stage = "approved"
            ceilings.append(act.ceiling.whole)
        case is AdjustmentPlanDeclined: stage = "declined"
        case is AdjustmentPlanChangeSubmitted: stage = "changeSubmitted"
        case let act as AdjustmentPlanChangeApproved:
            stage = "approved"
            ceilings.append(act.ceiling.whole)
        case is AdjustmentPlanChangeDeclined: stage = "approved"
        case is AdjustmentPlanApprovalRescinded: stage = "rescinded"
        case is AdjustmentPlanCompleted: stage = "completed"
        case let act as AdjustmentPlanOutcomeRecorded: outcome = act.outcome.name
        case _: break
        }
    }
}
