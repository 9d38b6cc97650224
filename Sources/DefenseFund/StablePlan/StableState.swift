public import Accounting
public import Containers
public import EventSourcing

/// Stable Manufacturing Plans, their budgets and contracts.
public struct StableState: Equatable, Sendable {
    public internal(set) var equipment = KeyedTable<Reference<Equipment>, EquipmentState>()
    public internal(set) var plans = KeyedTable<Reference<StablePlan>, StablePlanState>()
    public internal(set) var budgets = KeyedTable<FiscalYear, StableBudgetState>()
    public internal(set) var contracts = KeyedTable<
        Reference<InitiativeContract>, InitiativeContractState
    >()
    public internal(set) var costs = CostTable()
}

/// A designated class of equipment.
public struct EquipmentState: Hashable, Sendable {
    public let name: PlainText
    public let designatedOn: LegalDate
}
