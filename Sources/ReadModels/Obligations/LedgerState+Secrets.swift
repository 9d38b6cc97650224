import Accounting
import DefenseFund

extension LedgerState {
    /// What is owed on `date` about secrets.
    func obligationsOfSecrets(on date: LegalDate) -> [Obligation] { [] }
}
