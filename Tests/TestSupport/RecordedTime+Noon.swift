public import Accounting
public import EventSourcing

extension RecordedTime {
    /// Noon in Tokyo on a day.
    public static func noon(of day: LegalDate) -> RecordedTime {
        RecordedTime(microseconds: (Int64(day.daysSince1970) * 24 + 3) * 3_600_000_000)
    }
}
