import Accounting
import DefenseFund

extension LedgerState {
    /// What is owed on `date` about fund.
    func obligationsOfFund(on date: LegalDate) -> [Obligation] { [] }
}
