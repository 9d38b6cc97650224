/// From which share of a population on something is the rule in it, and no exception.
struct JournalRule: Sendable {
    private let percent: Int
    private let minimum: Int

    init(_ parameters: JournalParameters) {
        percent = parameters.number("usualPercent")
        minimum = parameters.number("usualMinimum")
    }

    /// What every test with such a rule declares.
    static let percent = JournalParameter.number(
        "usualPercent", 50, in: 1...101,
        "From this share of the population on it is the rule, and no exception; 101: never.")
    static let minimum = JournalParameter.number(
        "usualMinimum", 20, in: 1...1_000_000,
        "In a smaller population nothing is the rule.")

    func covers(_ matched: UInt64, of all: UInt64) -> Bool {
        all >= UInt64(minimum) && UInt128(matched) * 100 >= UInt128(all) * UInt128(percent)
    }
}
