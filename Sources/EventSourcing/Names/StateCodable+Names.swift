public import StateCoding

// Inlined are those of which a ledger holds millions.
extension LogPosition: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ position: LogPosition?)
        throws(StateFault) -> LogPosition
    {
        try coder.value(position, { $0.rawValue }, example: 0) { LogPosition($0) }
    }
}

extension StreamReference: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ stream: StreamReference?)
        throws(StateFault) -> StreamReference
    {
        StreamReference(try coder.part("position", stream) { $0.position })
    }
}

extension Reference: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ reference: Self?) throws(StateFault)
        -> Self
    {
        Self(try coder.part("stream", reference) { $0.stream })
    }
}

extension StreamVersion: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ version: StreamVersion?)
        throws(StateFault) -> StreamVersion
    {
        try coder.value(version, { $0.rawValue }, example: 0) { StreamVersion($0) }
    }
}

extension Identifier: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ identifier: Identifier?)
        throws(StateFault) -> Identifier
    {
        try coder.value(identifier, { $0.text }, example: "A-1") { Identifier($0) }
    }
}

extension StreamName: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ name: StreamName?) throws(StateFault)
        -> StreamName
    {
        try coder.value(name, { $0.text }, example: "fund") { StreamName(parsing: $0) }
    }
}

extension PlainText: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ text: PlainText?) throws(StateFault)
        -> PlainText
    {
        try coder.value(text, { $0.text }, example: "text") { try? PlainText(exactly: $0) }
    }
}

extension RecordedTime: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ time: RecordedTime?) throws(StateFault)
        -> RecordedTime
    {
        try coder.value(time, { $0.microseconds }, example: 0) { RecordedTime(microseconds: $0) }
    }
}
