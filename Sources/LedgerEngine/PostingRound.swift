import Dispatch
import Synchronization

/// Jobs that are handled together, and the answers that their posters wait for.
///
/// All of them wait for the one end of the round: the system wakes a crowd at once, where a signal
/// to each would cost the answering thread as much as the commit.
final class PostingRound<Value: Sendable>: Sendable {
    /// Left once, when all answers are there.
    private let end = DispatchGroup()
    private let turn = DispatchSemaphore(value: 0)
    private let values = Mutex<[Value]>([])
    /// Whether the poster of the first job waits for its answer, and so can take the turn.
    let isLed: Bool

    init(isLed: Bool) {
        self.isLed = isLed
        end.enter()
    }

    /// Blocks until the answer to the job at a place among those of the round is there.
    func value(at place: Int) -> Value {
        end.wait()
        return values.withLock { $0[place] }
    }

    /// - Parameter answers: to every job, in order.
    func finish(_ answers: [Value]) {
        values.withLock { $0 = answers }
        end.leave()
    }

    // MARK: - The turn, for the poster of the first job

    func waitForTurn() { turn.wait() }
    func giveTurn() { turn.signal() }
}
