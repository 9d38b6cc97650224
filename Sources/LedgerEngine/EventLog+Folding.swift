import DefenseFund
import EventCoding
import EventSourcing

extension EventLog {
    /// Hands the events from `start` up to `end` to `body`, in order.
    ///
    /// - Throws: ``LogFailure/broken(_:)`` also if the log ends before `end`.
    func forEachEvent(
        from start: LogPosition, to end: LogPosition,
        _ body: (LogPosition, RecordedEvent) throws -> Void
    ) throws {
        var next = start
        guard next < end else { return }
        try read(from: start) { position, record in
            try body(position, RecordDecoder.decode(record))
            next = position.advanced(by: 1)
            return next < end
        }
        guard next >= end else { throw LogFailure.broken("the log ends before \(end)") }
    }
}
