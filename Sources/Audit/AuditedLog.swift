public import DefenseFund
import EventCoding
public import EventSourcing
public import Transparency

/// A log as an auditor looks at it: beside records and tree also what is stored to find them.
/// Several threads read it at once.
public protocol AuditedLog: Sendable {
    /// Each stored record from `start` on with its place, in order, until `body` answers `false`.
    /// Unlike ``EventLog/read(from:_:)`` it goes on behind a gap.
    func forEachRecord(from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool)
        throws

    /// The stored heads for trees of at least `size` records, by size, at most `limit`: tree size,
    /// right edge, checkpoint; `nil` for a row that cannot be read.
    func heads(from size: UInt64, limit: Int) throws
        -> [(size: UInt64, range: CompactRange?, note: SignedNote?)]

    /// Each stored tile: level, index, its hashes in bytes.
    func forEachTile(_ body: (UInt64, UInt64, [UInt8]) throws -> Void) throws

    /// Of a log that stores no heads the one checkpoint beside it: of its tree, or of a larger one
    /// with the proof that it begins with the log's; `nil` if there is none that can be read.
    var covering: (note: SignedNote, proof: ConsistencyProof)? { get }

    /// The nodes of its tree as they are stored; `nil` if it stores none.
    var storedNodes: (any NodeReader)? { get }

    /// Whether the log stores the head of its tree behind each commit.
    static var storesHeads: Bool { get }

    /// Whether the log stores the tiles of its tree above level 0.
    static var hasTiles: Bool { get }

    /// Whether the log stores indexes of commands and streams.
    static var hasIndexes: Bool { get }

    /// How many positions a segment of the index spans.
    static var segmentSpan: UInt64 { get }

    /// The numbers of the segments that are stored: of the commands, and of the streams.
    func segmentNumbers() throws -> (commands: [UInt64], streams: [UInt64])

    /// Each command of a segment with the position of its first event, as they are stored; `nil`
    /// for a row that cannot be read.
    func commandEntries(ofSegment number: UInt64) throws -> [(CommandID, LogPosition)]?

    /// Those at some places of the segment, of which it may have fewer.
    func commandEntries(ofSegment number: UInt64, at places: Range<Int>) throws
        -> [(CommandID, LogPosition)]?

    /// The stream of each event of a segment with the event's position, as they are stored.
    func streamEntries(ofSegment number: UInt64) throws -> [(StreamReference, LogPosition)]?
}

extension AuditedLog {
    public var covering: (note: SignedNote, proof: ConsistencyProof)? { nil }
    public var storedNodes: (any NodeReader)? { nil }
    public static var storesHeads: Bool { true }
    public static var hasTiles: Bool { true }
    public static var hasIndexes: Bool { true }

    /// The event at `position`; `nil` if no record stands there.
    public func event(at position: LogPosition) throws -> RecordedEvent? {
        var event: RecordedEvent?
        try forEachRecord(from: position) { place, record in
            if place == position { event = try RecordDecoder.decode(record) }
            return false
        }
        return event
    }

    /// Every event from one position up to another, in order.
    public func forEachEvent(
        from start: LogPosition, to end: LogPosition, _ body: (RecordedEvent) throws -> Void
    ) throws {
        try forEachRecord(from: start) { position, record in
            guard position < end else { return false }
            try body(try RecordDecoder.decode(record))
            return true
        }
    }
}
