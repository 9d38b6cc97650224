import EventSourcing
import Transparency

/// A log that stands in front of another: it answers questions as that one does, and changes only
/// what becomes of appends.
protocol LogInFront: EventLog, TransparentLog {
    associatedtype Log: EventLog & TransparentLog
    var log: Log { get }
}

extension LogInFront {
    func next() throws(LogFailure) -> LogPosition { try log.next() }

    func read(from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool) throws {
        try log.read(from: start, body)
    }

    func positions(of command: CommandID) throws(LogFailure) -> Range<UInt64>? {
        try log.positions(of: command)
    }

    func positions(of stream: StreamReference, after version: StreamVersion, limit: Int)
        throws(LogFailure) -> [LogPosition]
    {
        try log.positions(of: stream, after: version, limit: limit)
    }

    func version(of stream: StreamReference) throws(LogFailure) -> StreamVersion {
        try log.version(of: stream)
    }

    func treeHead() throws -> TreeHead { try log.treeHead() }
    func checkpoint() throws -> SignedNote? { try log.checkpoint() }
    func node(level: Int, index: UInt64) throws -> MerkleHash {
        try log.node(level: level, index: index)
    }
}
