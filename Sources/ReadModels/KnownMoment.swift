import Accounting
public import EventSourcing

/// A time of a log as people name it: how far into the log a question looks.
public enum KnownMoment: Hashable, Sendable {
    /// With the event that stands there.
    case position(UInt64)
    case instant(RecordedTime)

    /// A position, an instant such as `2025-06-30T15:00:00Z`, or a day, month, quarter or fiscal
    /// year: its end in Tokyo. `nil` for anything else.
    public init?(_ text: String) {
        if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            // No ledger reaches as far as a number that has no room.
            self = .position(UInt64(text) ?? .max)
        } else if let instant = RecordedTime(text) {
            self = .instant(instant)
        } else if let day = LegalDate(lastDayOf: text) {
            self = .instant(RecordedTime(endOfDayInTokyo: day))
        } else {
            return nil
        }
    }

    /// How many events were recorded by then; `nil` for a position that the log does not have.
    ///
    /// Time never goes back along the log, so an instant's place is found by halving.
    ///
    /// - Parameters:
    ///   - end: how many events the log has.
    ///   - timeOf: when an event before that was recorded.
    public func count(
        upTo end: LogPosition, recordedAt timeOf: (LogPosition) throws -> RecordedTime?
    ) rethrows -> LogPosition? {
        switch self {
        case .position(let position):
            return position < end.rawValue ? LogPosition(position + 1) : nil
        case .instant(let instant):
            var (low, high) = (UInt64(0), end.rawValue)
            while low < high {
                let middle = low + (high - low) / 2
                if let time = try timeOf(LogPosition(middle)), time <= instant {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return LogPosition(low)
        }
    }
}

extension AsOf {
    /// `TIME@DAY` taken apart: as known then, about the day. A part that is left out, or a time of
    /// `now`, is `nil`.
    public static func parts(of text: String) -> (time: String?, day: String?) {
        let at = text.lastIndex(of: "@")
        let time = at.map { String(text[..<$0]) } ?? text
        let day = at.map { String(text[text.index(after: $0)...]) } ?? ""
        return (time.isEmpty || time == "now" ? nil : time, day.isEmpty ? nil : day)
    }
}
