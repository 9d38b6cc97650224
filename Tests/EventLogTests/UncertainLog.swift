import EventSourcing
import Synchronization
import TestSupport
import Transparency

/// A log behind a bad connection: an append may fail and be stored all the same, be lost, or be
/// lost for now and arrive later, when nobody waits for it any more.
final class UncertainLog<Log: EventLog & TransparentLog>: LogInFront {
    private struct State {
        var chance: SeededGenerator
        var stragglers: [PreparedBatch] = []
    }

    private enum Fate: CaseIterable {
        case answered, storedUnheard, lost, delayed
    }

    let log: Log
    private let state: Mutex<State>

    init(_ log: Log, seed: UInt64) {
        self.log = log
        state = Mutex(State(chance: SeededGenerator(seed: seed)))
    }

    func append(_ batch: Batch, if condition: AppendCondition) throws(LogFailure) -> Appended {
        // Only a test of the refusal makes a batch for a place ahead of the log. Its request is not
        // kept: once the log has grown to there, what was answered as taken would be stored.
        let isAhead = try batch.first > log.next()
        let (fate, arriving) = state.withLock { state in
            let fate = Fate.allCases.randomElement(using: &state.chance) ?? .answered
            var arriving: [PreparedBatch] = []
            if Bool.random(using: &state.chance) { swap(&arriving, &state.stragglers) }
            if fate == .delayed, !isAhead {
                state.stragglers.append(PreparedBatch(batch, if: condition))
            }
            return (fate, arriving)
        }
        for straggler in arriving {
            // Whatever is answered, nobody hears it.
            _ = try? log.append(straggler.batch, if: straggler.condition)
        }
        switch fate {
        case .answered: return try log.append(batch, if: condition)
        case .storedUnheard: _ = try log.append(batch, if: condition)
        case .lost, .delayed: break
        }
        throw .outcomeUnknown("the connection is gone")
    }

    func append(preparing prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    {
        let next = try next()
        guard let prepared = try prepare(next) else { return .nothing(next: next) }
        return try append(prepared.batch, if: prepared.condition)
    }
}
