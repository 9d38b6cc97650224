public import StateCoding

extension StateReturnState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ owed: Self?) throws(StateFault) -> Self {
        Self(
            debtor: try coder.part("debtor", owed) { $0.debtor },
            budgetYear: try coder.part("budgetYear", owed) { $0.budgetYear },
            amount: try coder.part("amount", owed) { $0.amount },
            orderedOn: try coder.part("orderedOn", owed) { $0.orderedOn },
            dueOn: try coder.part("dueOn", owed) { $0.dueOn },
            paidOn: try coder.part("paidOn", owed) { $0.paidOn })
    }
}
