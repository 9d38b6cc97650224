import Accounting
import DefenseFund

extension LedgerState {
    /// What is owed on `date` about corporation.
    func obligationsOfCorporation(on date: LegalDate) -> [Obligation] { [] }
}
