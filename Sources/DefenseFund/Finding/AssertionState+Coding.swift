import Accounting
import Containers
public import StateCoding

extension AssertionState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ assertion: Self?) throws(StateFault)
        -> Self
    {
        Self(
            account: try coder.part("account", assertion) { $0.account },
            on: try coder.part("on", assertion) { $0.on },
            amount: try coder.part("amount", assertion) { $0.amount })
    }
}

extension DepositHistory: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ history: Self?) throws(StateFault) -> Self
    {
        var read = Self()
        read.days = try coder.part("days", history) { $0.days }
        return read
    }
}

extension DepositHistory.Day: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ day: Self?) throws(StateFault) -> Self {
        Self(
            date: try coder.part("date", day) { $0.date },
            change: try coder.part("change", day) { $0.change })
    }
}
