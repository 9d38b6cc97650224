import Accounting
import EventSourcing
import LedgerEngine
import Synchronization

/// Noon in Tokyo on the day of the scenario.
final class ScenarioClock: Clock {
    private let time = Mutex(RecordedTime(microseconds: 0))

    func now() -> RecordedTime { time.withLock { $0 } }

    /// - Parameter canGoBack: a clock of acts on their own dates stands still for an earlier one.
    func set(_ date: LegalDate) {
        let noon = RecordedTime(
            microseconds: (Int64(date.daysSince1970) * 24 + 3) * 3_600_000_000)
        time.withLock { $0 = max($0, noon) }
    }
}
