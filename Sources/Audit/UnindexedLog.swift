public import EventSourcing
public import Transparency

/// A log as it is handed on: one checkpoint covers it, and it stores nothing to find its records
/// by.
public protocol UnindexedLog: AuditedLog {}

extension UnindexedLog {
    public static var storesHeads: Bool { false }
    public func heads(from size: UInt64, limit: Int)
        -> [(size: UInt64, range: CompactRange?, note: SignedNote?)]
    {
        []
    }
    public static var hasIndexes: Bool { false }
    /// How many records are looked at together.
    public static var segmentSpan: UInt64 { 65_536 }

    public func segmentNumbers() -> (commands: [UInt64], streams: [UInt64]) { ([], []) }
    public func commandEntries(ofSegment number: UInt64) -> [(CommandID, LogPosition)]? { nil }
    public func commandEntries(ofSegment number: UInt64, at places: Range<Int>)
        -> [(CommandID, LogPosition)]?
    {
        nil
    }
    public func streamEntries(ofSegment number: UInt64) -> [(StreamReference, LogPosition)]? { nil }
}
