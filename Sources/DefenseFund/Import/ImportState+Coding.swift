public import StateCoding

extension ImportRegister: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ register: Self?) throws(StateFault)
        -> Self
    {
        var read = Self()
        read.all = try coder.part("all", register) { $0.all }
        return read
    }
}

extension ImportState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        Self(
            stream: try coder.part("stream", state) { $0.stream },
            source: try coder.part("source", state) { $0.source },
            digest: try coder.part("digest", state) { $0.digest },
            rows: try coder.part("rows", state) { $0.rows },
            administrator: try coder.part("administrator", state) { $0.administrator },
            proposer: try coder.part("proposer", state) { $0.proposer },
            approver: try coder.part("approver", state) { $0.approver },
            beganOn: try coder.part("beganOn", state) { $0.beganOn },
            loaded: try coder.part("loaded", state) { $0.loaded },
            days: try coder.part("days", state) { $0.days },
            endedOn: try coder.part("endedOn", state) { $0.endedOn })
    }
}

extension ImportState.Days: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ days: Self?) throws(StateFault) -> Self {
        Self(
            earliest: try coder.part("earliest", days) { $0.earliest },
            latest: try coder.part("latest", days) { $0.latest })
    }
}

extension DigestBytes: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ digest: Self?) throws(StateFault) -> Self
    {
        try coder.value(digest, { $0.bytes }, example: Self.example.bytes) { Self($0) }
    }
}
