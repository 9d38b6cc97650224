import Accounting
import DefenseFund
import EventSourcing

extension LedgerState {
    /// An import that is open keeps everybody but its administrator from the ledger, so it is to
    /// be ended or given up.
    func obligationsOfImports(on date: LegalDate) -> [Obligation] {
        guard let open = imports.open else { return [] }
        return [
            Obligation(
                "endImport", of: open.stream.stream, by: .administrator, since: open.beganOn,
                dueOn: nil, basis: "House rule 10")
        ]
    }
}
