public import StateCoding

/// The parts of a state that grow with the log. What is not named here is small and always read.
extension StateSection {
    /// What every stream is called.
    public static let names = StateSection("names")
    /// How many events every stream has, and from when to when.
    public static let streams = StateSection("streams")
    /// Which account each opening opened.
    public static let accounts = StateSection("accounts")
    public static let balances = StateSection("balances")
    public static let grants = StateSection("grants")
}

extension LedgerState {
    /// All that the rules need of an image: whoever reads these can go on.
    public static let sections: Set<StateSection> = [
        .names, .streams, .accounts, .balances, .grants,
    ]
}
