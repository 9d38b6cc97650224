/// Stable Manufacturing Plans, their budgets and contracts.
public struct StableState: Equatable, Sendable {}
