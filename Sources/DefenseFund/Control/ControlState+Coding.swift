public import StateCoding

extension ActorState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ actor: Self?) throws(StateFault) -> Self {
        Self(
            name: try coder.part("name", actor) { $0.name },
            roles: try coder.part("roles", actor) { $0.roles },
            isSuspended: try coder.part("isSuspended", actor) { $0.isSuspended })
    }
}

extension LedgerOpened: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ opening: Self?) throws(StateFault) -> Self
    {
        Self(
            name: try coder.part("name", opening) { $0.name },
            operatorName: try coder.part("operatorName", opening) { $0.operatorName },
            formatVersion: try coder.part("formatVersion", opening) { $0.formatVersion },
            signerKey: try coder.part("signerKey", opening) { $0.signerKey })
    }
}

extension UInt16Field: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ field: Self?) throws(StateFault) -> Self {
        try coder.value(field, { $0.value }, example: 0) { Self($0) }
    }
}

extension KeyBytes: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ key: Self?) throws(StateFault) -> Self {
        try coder.value(key, { $0.bytes }, example: Self.example.bytes) { Self($0) }
    }
}

extension Role: StateChoice {}
