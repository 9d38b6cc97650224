public import EventSourcing

/// What somebody must explain: a place in the log, and why it stands out.
///
/// No more is kept of it while the log is read: what stands at the place is looked up at the end.
public struct JournalException: Hashable, Sendable {
    /// `nil` for what no single event shows.
    public let position: LogPosition?
    /// Why, in words.
    public let reason: String

    init(at position: LogPosition?, _ reason: String) {
        self.position = position
        self.reason = reason
    }
}
