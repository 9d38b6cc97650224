public import StateCoding

extension FindingState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        Self()
    }
}
