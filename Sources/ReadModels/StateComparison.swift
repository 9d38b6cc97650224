/// What a record of the state says beside what the events in front of it come to.
public struct StateComparison: Sendable {
    /// What was recorded otherwise than it is folded.
    public private(set) var differences: [(folded: String, recorded: String)] = []
    /// Projections whose tables had other columns when they were recorded: they cannot be compared.
    public internal(set) var otherLayouts: [String] = []

    mutating func find(_ folded: String, _ recorded: String) {
        differences.append((folded, recorded))
    }
}
