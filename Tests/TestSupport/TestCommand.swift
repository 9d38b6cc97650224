public import Accounting
public import EventCoding

/// A command as a line of JSON, as people post them; its description can be posted again.
public struct TestCommand: Sendable, CustomStringConvertible {
    public let line: String
    /// The day on which it is recorded; `nil`: the day that it is dated.
    public let recordedOn: LegalDate?

    public init(_ line: String) {
        self.line = line
        recordedOn = nil
    }

    public init(
        _ command: String, _ subject: String, on date: some CustomStringConvertible,
        recorded day: LegalDate? = nil, _ facts: [(String, JSONValue)] = []
    ) {
        recordedOn = day
        line =
            JSONValue.object([
                .init("command", .string(command)), .init("subject", .string(subject)),
                .init("on", .string(date.description)),
                .init("facts", .object(facts.map { .init($0.0, $0.1) })),
            ]).compact
    }

    /// - Parameter keys: of what it withholds.
    public func draft(keys: WithholdingKeys = { _ in nil }) throws -> CommandDraft {
        try CommandReader.read(JSONParser.parse(Array(line.utf8)), keys: keys)
    }

    public var description: String { line }
}
