import Accounting
import Containers
import EventSourcing

// How the acts of stable manufacturing are taken back.

extension StableBudgetAppropriated {
    /// What was contracted since is held against the right amount.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let known = ledger.stable.budgets.places.first {
            ledger.stable.budgets[place: $0].budget == context.subject()
        }
        let appropriation = StableBudgetState.Appropriation(
            on: context.effectiveOn, amount: amount)
        guard let known,
            let place = ledger.stable.budgets[place: known].appropriations
                .lastIndex(of: appropriation)
        else { throw .notCorrectable(Self.type.name, "the budget does not hold it") }
        ledger.stable.budgets[place: known].appropriations.remove(at: place)
    }
}

extension InitiativeContractConcluded {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let reference: Reference<InitiativeContract> = context.subject()
        guard let contract = ledger.stable.contracts[reference], contract.acceptances.isEmpty else {
            throw .notCorrectable(Self.type.name, "work was accepted under it")
        }
        guard let plan = ledger.stable.plans.index(forKey: plan),
            let budget = ledger.stable.budgets.index(forKey: contract.year),
            let ofPlan = ledger.stable.plans[place: plan].contracted(for: initiative)
                .subtracting(amount),
            let ofBudget = ledger.stable.budgets[place: budget].contracted.subtracting(amount)
        else { throw .notCorrectable(Self.type.name, "plan and budget do not hold it") }
        ledger.stable.plans[place: plan].contracted[initiative] = ofPlan > .zero ? ofPlan : nil
        ledger.stable.budgets[place: budget].contracted = ofBudget
        let hasOthers = ledger.stable.contracts.contains {
            $0.key != reference && $0.value.party == party
        }
        ledger.stable.costs.release(by: context.stream, of: party, hasContract: hasOthers)
    }
}

extension InitiativeContractAccepted {
    /// Payments go to the oldest work, so none has gone to this as long as they fit without it.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        let acceptance = InitiativeContractState.Acceptance(
            on: context.effectiveOn, amount: amount)
        guard let contract = ledger.stable.contracts.index(forKey: context.subject()),
            let place = ledger.stable.contracts[place: contract].acceptances
                .lastIndex(of: acceptance)
        else { throw .notCorrectable(Self.type.name, "the contract does not hold it") }
        let through = ledger.stable.contracts[place: contract].acceptances[..<place]
        guard let before = Yen.sum(through.map(\.amount)),
            ledger.stable.contracts[place: contract].paid <= before
        else { throw .notCorrectable(Self.type.name, "some of it is paid") }
        ledger.stable.contracts[place: contract].acceptances.remove(at: place)
    }
}

extension InitiativeContractPaid {
    /// Payments go to the oldest work that is unpaid, so each rests on those before.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        guard let place = ledger.stable.contracts.index(forKey: context.subject()),
            let last = ledger.stable.contracts[place: place].payments.last,
            last.on == context.effectiveOn, last.amount == amount
        else { throw .notCorrectable(Self.type.name, "a later payment rests on it") }
        ledger.stable.contracts[place: place].payments.removeLast()
    }
}
