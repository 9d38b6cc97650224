/// Findings, and what others say stands in an account.
public struct FindingState: Equatable, Sendable {}
