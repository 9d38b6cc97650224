import Accounting
import DefenseFund
import EventSourcing

extension LedgerState {
    /// Accepted work that is to be paid without delay: one for each acceptance, each with its day.
    func obligationsOfStable(on date: LegalDate) -> [Obligation] {
        stable.contracts.flatMap { contract, state in
            state.unpaid(on: date).map { open in
                Obligation(
                    "payInitiativeContract", of: contract.stream, by: .minister, since: open.on,
                    dueOn: payBy(open), amount: open.amount,
                    basis: "Act 7; Basic Policy 3.1.3; payWithoutDelayDays")
            }
        }
    }
}
