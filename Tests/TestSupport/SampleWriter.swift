import Accounting
import Bytes
import DefenseFund
import EventCoding
public import EventSourcing

/// Makes batches of records of parties, for the log as this writer last saw it.
public struct SampleWriter: Sendable {
    public private(set) var next = LogPosition.start
    public private(set) var versions: [StreamReference: StreamVersion] = [:]
    private let number: UInt64
    private var commandCount: UInt64 = 0

    /// - Parameter number: tells apart what several writers write.
    public init(_ number: UInt64 = 1) { self.number = number }

    /// The command whose events the last batch holds.
    public var command: CommandID { CommandID(high: number, low: commandCount) }

    /// The events of one command, each about a stream that is there, or about a new one for `nil`.
    /// The writer goes on as if they were stored.
    public mutating func batch(_ streams: [StreamReference?]) throws -> Batch {
        commandCount += 1
        let first = next
        let records = try streams.map { try record(about: $0) }
        return Batch(first: first, records: records)
    }

    /// A batch that introduces so many streams.
    public mutating func batch(introducing count: Int) throws -> Batch {
        try batch(Array(repeating: nil, count: count))
    }

    private mutating func record(about stream: StreamReference?) throws -> [UInt8] {
        let isNew = stream == nil
        let stream = stream ?? StreamReference(next)
        let version = (versions[stream] ?? .none).next
        let act: any Act = isNew ? PartyRegistered.exampleRecord : PartyRenamed.exampleRecord
        let type = type(of: act).type
        let event = RecordedEvent(
            head: EventHead(
                typeCode: type.code, typeVersion: type.version, role: 1, basis: 0, flags: [],
                position: next, recordedAt: RecordedTime(microseconds: Int64(next.rawValue)),
                effectiveOn: LegalDate.example, commandID: command, stream: stream,
                streamVersion: version, actor: StreamReference(.start), approver: nil,
                causation: nil, correlation: nil),
            streamName: isNew ? StreamName(parsing: "party/P-\(next)") : nil,
            postings: [], act: act, evidence: [])
        versions[stream] = version
        next = next.advanced(by: 1)
        return try RecordEncoder.encode(event)
    }

    /// What the writer read, if it read these streams.
    public func condition(reading streams: [StreamReference]) -> AppendCondition {
        AppendCondition(
            Dictionary(uniqueKeysWithValues: streams.map { ($0, versions[$0] ?? .none) }))
    }

    /// Reads what has been appended since, up to `end` or to the end of the log.
    public mutating func catchUp(with log: some EventLog, to end: LogPosition? = nil) throws {
        var entries: [RecordIndexEntry] = []
        try log.read(from: next) { position, record in
            if let end, position >= end { return false }
            entries.append(try RecordIndexEntry(record))
            return true
        }
        for entry in entries {
            versions[entry.stream] = entry.streamVersion
            next = entry.position.advanced(by: 1)
        }
    }
}
