import DefenseFund
public import StateCoding

extension ReturnsHistory: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ history: Self?) throws(StateFault) -> Self
    {
        Self(acts: try coder.part("acts", history) { $0.acts })
    }
}

extension ReturnsHistory.Item: StateChoice {}

extension ReturnsHistory.Entry: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ entry: Self?) throws(StateFault) -> Self {
        Self(
            grant: try coder.part("grant", entry) { $0.grant },
            position: try coder.part("position", entry) { $0.position },
            on: try coder.part("on", entry) { $0.on },
            item: try coder.part("item", entry) { $0.item },
            cause: try coder.part("cause", entry) { $0.cause },
            charge: try coder.part("charge", entry) { $0.charge },
            dueOn: try coder.part("dueOn", entry) { $0.dueOn },
            lines: try coder.part("lines", entry) { $0.lines },
            assessedBefore: try coder.part("assessedBefore", entry) { $0.assessedBefore },
            amount: try coder.part("amount", entry) { $0.amount },
            returnsOpen: try coder.part("returnsOpen", entry) { $0.returnsOpen },
            chargesOpen: try coder.part("chargesOpen", entry) { $0.chargesOpen })
    }
}
