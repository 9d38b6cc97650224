import DefenseFund
public import StateCoding

/// A table that a view is told in, and what of the view it is made of.
public struct LedgerTable: Sendable {
    public let name: String
    /// What of a state it is made of, beside what is always read: a question at a pair of times of
    /// which there is an image reads no more.
    public let sections: Set<StateSection>
    /// Of what it has its rows; `nil` if it is always made whole.
    let each: Each?
    private let make: @Sendable (LedgerView) -> RegisterTable

    /// What a row of a table may be about.
    enum Each: Hashable, Sendable {
        /// One or more rows for each thing of a kind.
        case thing(LedgerState.Kind)
        /// Rows for each act about a return, which never change.
        case act
    }

    init(
        of sections: StateSection..., each: Each? = nil,
        make: @escaping @Sendable (LedgerView) -> RegisterTable
    ) {
        self.each = each
        name = make(LedgerView()).name
        self.sections = Set(sections)
        self.make = make
    }

    public func callAsFunction(in view: LedgerView) -> RegisterTable { make(view) }
}
