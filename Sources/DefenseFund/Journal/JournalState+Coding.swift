public import StateCoding

extension JournalState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        Self(years: try coder.part("years", state) { $0.years })
    }
}

extension BusinessYear: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ year: Self?) throws(StateFault) -> Self {
        Self(
            supportIncome: try coder.part("supportIncome", year) { $0.supportIncome },
            supportExpense: try coder.part("supportExpense", year) { $0.supportExpense },
            otherIncome: try coder.part("otherIncome", year) { $0.otherIncome },
            otherExpense: try coder.part("otherExpense", year) { $0.otherExpense })
    }
}
