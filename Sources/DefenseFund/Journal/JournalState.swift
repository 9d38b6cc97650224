/// What the books of the Corporation's other business keep.
public struct JournalState: Equatable, Sendable {}
