import Accounting
import DefenseFund

extension LedgerState {
    /// What is owed on `date` about grants.
    func obligationsOfGrants(on date: LegalDate) -> [Obligation] { [] }
}
