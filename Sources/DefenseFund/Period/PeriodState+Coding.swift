public import StateCoding

extension PeriodState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        Self(
            closings: try coder.part("closings", state) { $0.closings },
            reopenings: try coder.part("reopenings", state) { $0.reopenings },
            closedOnce: try coder.part("closedOnce", state) { $0.closedOnce })
    }
}

extension PeriodState.Closing: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ closing: Self?) throws(StateFault) -> Self
    {
        Self(
            period: try coder.part("period", closing) { $0.period },
            lastDay: try coder.part("lastDay", closing) { $0.lastDay },
            closedOn: try coder.part("closedOn", closing) { $0.closedOn },
            size: try coder.part("size", closing) { $0.size },
            root: try coder.part("root", closing) { $0.root })
    }
}

extension PeriodState.Reopening: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ reopening: Self?) throws(StateFault)
        -> Self
    {
        Self(
            period: try coder.part("period", reopening) { $0.period },
            reopenedOn: try coder.part("reopenedOn", reopening) { $0.reopenedOn },
            position: try coder.part("position", reopening) { $0.position },
            reason: try coder.part("reason", reopening) { $0.reason })
    }
}

extension TreeRoot: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ root: Self?) throws(StateFault) -> Self {
        try coder.value(root, { $0.bytes }, example: Self.example.bytes) { Self($0) }
    }
}
