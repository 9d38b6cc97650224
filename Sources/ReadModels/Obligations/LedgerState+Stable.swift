import Accounting
import DefenseFund

extension LedgerState {
    /// What is owed on `date` about stable.
    func obligationsOfStable(on date: LegalDate) -> [Obligation] { [] }
}
