import EventSourcing
import LedgerEngine
import Synchronization

/// A clock that a test sets.
final class ManualClock: Clock {
    private let time = Mutex(RecordedTime(microseconds: 1_790_000_000_000_000))

    func now() -> RecordedTime { time.withLock { $0 } }

    func set(_ microseconds: Int64) {
        time.withLock { $0 = RecordedTime(microseconds: microseconds) }
    }
}
