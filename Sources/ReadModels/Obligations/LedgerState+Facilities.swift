import Accounting
import DefenseFund

extension LedgerState {
    /// What is owed on `date` about facilities.
    func obligationsOfFacilities(on date: LegalDate) -> [Obligation] { [] }
}
