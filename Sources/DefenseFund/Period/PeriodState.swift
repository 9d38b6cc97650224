/// The periods that are closed, what was corrected, and what is being imported.
public struct PeriodState: Equatable, Sendable {}
