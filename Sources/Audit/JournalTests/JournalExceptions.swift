import EventSourcing

/// Exceptions as a test comes across them: a limited number is kept, all are counted.
struct JournalExceptions: Sendable {
    private(set) var kept: [JournalException] = []
    private(set) var count: UInt64 = 0

    /// More than anybody looks through one by one.
    private static var maximumCount: Int { 10_000 }

    var furtherCount: UInt64 { count - UInt64(kept.count) }

    mutating func add(at position: LogPosition?, _ reason: String) {
        count += 1
        if kept.count < Self.maximumCount {
            kept.append(JournalException(at: position, reason))
        }
    }

    mutating func add(_ item: JournalItem, _ reason: String) { add(at: item.position, reason) }
}
