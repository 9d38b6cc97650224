import Accounting
import DefenseFund

extension LedgerState {
    /// What is owed on `date` about findings.
    func obligationsOfFindings(on date: LegalDate) -> [Obligation] { [] }
}
