import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerState {
    /// What is owed on `date` about Adjustment Plans: the law says promptly, and names no day.
    func obligationsOfPlans(on date: LegalDate) -> [Obligation] {
        plans.compactMap { reference, plan in
            let (kind, role, basis): (String, Role, String)
            switch plan.stage {
            case .requested: (kind, role, basis) = ("submitPlan", .clerk, "Act 9(1)-(2)")
            case .submitted: (kind, role, basis) = ("decidePlan", .minister, "Act 9(3)")
            case .changeSubmitted:
                (kind, role, basis) = ("decidePlanChange", .minister, "Ordinance 14/2023 Art 4")
            case .declined, .approved, .rescinded, .completed: return nil
            }
            return Obligation(
                kind, of: reference.stream, by: role, since: plan.stageSince, dueOn: nil,
                amount: plan.submittedFunds, basis: basis)
        }
    }
}
