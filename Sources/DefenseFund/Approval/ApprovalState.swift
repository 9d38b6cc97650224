/// Proposals that wait for a second person.
public struct ApprovalState: Equatable, Sendable {}
