import DefenseFund
public import StateCoding

/// A table that a view is told in, and what of the view it is made of.
public struct LedgerTable: Sendable {
    public let name: String
    /// What of a state it is made of, beside what is always read: a question at a pair of times of
    /// which there is an image reads no more.
    public let sections: Set<StateSection>
    private let make: @Sendable (LedgerView) -> RegisterTable

    init(of sections: StateSection..., make: @escaping @Sendable (LedgerView) -> RegisterTable) {
        name = make(LedgerView()).name
        self.sections = Set(sections)
        self.make = make
    }

    public func callAsFunction(in view: LedgerView) -> RegisterTable { make(view) }
}
