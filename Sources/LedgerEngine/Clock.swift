public import EventSourcing
import Foundation

/// Where the time of an append comes from.
public protocol Clock: Sendable {
    func now() -> RecordedTime
}

/// The machine's clock, in UTC.
public struct SystemClock: Clock {
    public init() {}

    public func now() -> RecordedTime {
        RecordedTime(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
}
