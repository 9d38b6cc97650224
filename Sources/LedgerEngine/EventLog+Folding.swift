import DefenseFund
import EventCoding
public import EventSourcing
public import Transparency

extension EventLog where Self: TransparentLog {
    /// Hands the events from `start` up to `end` to `body`, in order.
    ///
    /// - Throws: ``LogFailure/broken(_:)`` also if the log ends before `end`, or if the records are
    ///   others than the tree has. The last is found at the end, when `body` has seen them.
    func forEachEvent(
        from start: LogPosition, to end: LogPosition,
        _ body: (LogPosition, RecordedEvent) throws -> Void
    ) throws {
        try forEachRecord(from: start, to: end) { position, record in
            try body(position, RecordDecoder.decode(record))
        }
    }

    /// The same with the records as they are stored.
    public func forEachRecord(
        from start: LogPosition, to end: LogPosition,
        _ body: (LogPosition, RawSpan) throws -> Void
    ) throws {
        var next = start
        guard next < end else { return }
        var check = try RecordCheck(of: self, from: start)
        try read(from: start) { position, record in
            check.add(record)
            try body(position, record)
            next = position.advanced(by: 1)
            return next < end
        }
        guard next >= end else { throw LogFailure.broken("the log ends before \(end)") }
        try check.finish(self)
    }
}
