public import EventSourcing
public import Transparency

/// A log as an auditor looks at it: beside records and tree also what is stored to find them.
public protocol AuditedLog: EventLog, TransparentLog {
    /// Each stored record with its place, in order. Unlike ``EventLog/read(from:_:)`` it goes on
    /// behind a gap.
    func forEachRecord(_ body: (LogPosition, RawSpan) throws -> Void) throws

    /// Each stored head: tree size, right edge, checkpoint; `nil` for a row that cannot be read.
    func forEachHead(_ body: (UInt64, CompactRange?, SignedNote?) throws -> Void) throws

    /// Each stored tile: level, index, its hashes in bytes.
    func forEachTile(_ body: (UInt64, UInt64, [UInt8]) throws -> Void) throws

    /// How many rows the indexes of commands and of streams have.
    func indexCounts() throws -> (commands: UInt64, streams: UInt64)
}
