import StateCoding

extension StateSection {
    /// Every act about a return.
    static let returns = StateSection("returns")
}
