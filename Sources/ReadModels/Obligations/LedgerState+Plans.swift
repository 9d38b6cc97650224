import Accounting
import DefenseFund

extension LedgerState {
    /// What is owed on `date` about plans.
    func obligationsOfPlans(on date: LegalDate) -> [Obligation] { [] }
}
