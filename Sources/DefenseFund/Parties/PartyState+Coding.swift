public import StateCoding

extension PartyState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ party: Self?) throws(StateFault) -> Self {
        Self(
            name: try coder.part("name", party) { $0.name },
            kind: try coder.part("kind", party) { $0.kind },
            corporationNumber: try coder.part("corporationNumber", party) { $0.corporationNumber })
    }
}

extension PartyKind: StateChoice {}

extension CorporationNumber: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ number: Self?) throws(StateFault) -> Self
    {
        try coder.value(number, { $0.digits }, example: Self.example.digits) { Self($0) }
    }
}
