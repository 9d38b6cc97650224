public import DefenseFund
import EventCoding
public import EventSourcing

/// An event that stands in a log.
public enum StoredEvent {
    /// `nil` if the log ends before.
    public static func read(at position: LogPosition, from log: some EventLog) throws
        -> RecordedEvent?
    {
        var event: RecordedEvent?
        try log.read(from: position) { _, record in
            event = try RecordDecoder.decode(record)
            return false
        }
        return event
    }
}
