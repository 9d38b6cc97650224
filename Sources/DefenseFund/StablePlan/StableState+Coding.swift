import Accounting
import EventSourcing
public import StateCoding

extension StableState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        Self(
            equipment: try coder.part("equipment", state) { $0.equipment },
            plans: try coder.part("plans", state) { $0.plans },
            budgets: try coder.part("budgets", state) { $0.budgets },
            contracts: try coder.part("contracts", state) { $0.contracts },
            costs: try coder.part("costs", state) { $0.costs })
    }
}

extension EquipmentState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ equipment: Self?) throws(StateFault)
        -> Self
    {
        Self(
            name: try coder.part("name", equipment) { $0.name },
            designatedOn: try coder.part("designatedOn", equipment) { $0.designatedOn })
    }
}

extension StablePlanState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ plan: Self?) throws(StateFault) -> Self {
        Self(
            equipment: try coder.part("equipment", plan) { $0.equipment },
            applicants: try coder.part("applicants", plan) { $0.applicants },
            stage: try coder.part("stage", plan) { $0.stage },
            submitted: try coder.part("submitted", plan) { $0.submitted },
            revisions: try coder.part("revisions", plan) { $0.revisions },
            contracted: try coder.part("contracted", plan) { $0.contracted })
    }
}

extension StablePlanState.Stage: StateChoice {}

extension StablePlanState.Revision: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ revision: Self?) throws(StateFault)
        -> Self
    {
        Self(
            number: try coder.part("number", revision) { $0.number },
            approvedOn: try coder.part("approvedOn", revision) { $0.approvedOn },
            initiatives: try coder.part("initiatives", revision) { $0.initiatives })
    }
}

extension StableApplicant: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ applicant: Self?) throws(StateFault)
        -> Self
    {
        Self(
            party: try coder.part("party", applicant) { $0.party },
            standing: try coder.part("standing", applicant) { $0.standing })
    }
}

extension ApplicantStanding: StateChoice {}

extension Initiative: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ initiative: Self?) throws(StateFault)
        -> Self
    {
        Self(
            name: try coder.part("name", initiative) { $0.name },
            kind: try coder.part("kind", initiative) { $0.kind },
            cost: try coder.part("cost", initiative) { $0.cost })
    }
}

extension InitiativeKind: StateChoice {}

extension StableBudgetState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ budget: Self?) throws(StateFault) -> Self
    {
        Self(
            budget: try coder.part("budget", budget) { $0.budget },
            appropriations: try coder.part("appropriations", budget) { $0.appropriations },
            contracted: try coder.part("contracted", budget) { $0.contracted })
    }
}

extension StableBudgetState.Appropriation: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ given: Self?) throws(StateFault) -> Self {
        Self(
            on: try coder.part("on", given) { $0.on },
            amount: try coder.part("amount", given) { $0.amount })
    }
}

extension InitiativeContractState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ contract: Self?) throws(StateFault)
        -> Self
    {
        Self(
            plan: try coder.part("plan", contract) { $0.plan },
            initiative: try coder.part("initiative", contract) { $0.initiative },
            party: try coder.part("party", contract) { $0.party },
            year: try coder.part("year", contract) { $0.year },
            concludedOn: try coder.part("concludedOn", contract) { $0.concludedOn },
            amount: try coder.part("amount", contract) { $0.amount },
            acceptances: try coder.part("acceptances", contract) { $0.acceptances },
            payments: try coder.part("payments", contract) { $0.payments })
    }
}

extension InitiativeContractState.Acceptance: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ acceptance: Self?) throws(StateFault)
        -> Self
    {
        Self(
            on: try coder.part("on", acceptance) { $0.on },
            amount: try coder.part("amount", acceptance) { $0.amount })
    }
}

extension InitiativeContractState.Payment: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ payment: Self?) throws(StateFault) -> Self
    {
        Self(
            on: try coder.part("on", payment) { $0.on },
            amount: try coder.part("amount", payment) { $0.amount },
            days: try coder.part("days", payment) { $0.days },
            isLate: try coder.part("isLate", payment) { $0.isLate })
    }
}

extension CostTable: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ costs: Self?) throws(StateFault) -> Self {
        Self(parties: try coder.part("parties", costs) { $0.parties })
    }
}

extension PartyCosts: StateCodable {
    static func parts(_ coder: inout StateCoder, _ costs: Self?) throws(StateFault) -> Self {
        Self(
            hasContract: try coder.part("hasContract", costs) { $0.hasContract },
            claims: try coder.part("claims", costs) { $0.claims },
            unnamed: try coder.part("unnamed", costs) { $0.unnamed })
    }
}
