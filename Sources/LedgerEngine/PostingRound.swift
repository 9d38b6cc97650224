import Dispatch
import Synchronization

/// Jobs that are handled together, and the answers that their posters wait for.
///
/// All threads wait for the one end of the round: the system wakes a crowd at once, where a signal
/// to each would cost the answering thread as much as the commit. Tasks are resumed one by one: no
/// thread must be woken for each.
final class PostingRound<Value: Sendable>: Sendable {
    /// Left once, when all answers are there.
    private let end = DispatchGroup()
    private let turn = DispatchSemaphore(value: 0)
    private let answers = Mutex(Answers())
    /// Whether the poster of the first job waits for its answer, and so can take the turn.
    let isLed: Bool

    private struct Answers {
        /// `nil` until the round has ended.
        var values: [Value]?
        /// The tasks that wait, and the places of their jobs.
        var tasks: [(place: Int, task: CheckedContinuation<Value, Never>)] = []
    }

    init(isLed: Bool) {
        self.isLed = isLed
        end.enter()
    }

    /// Blocks until the answer to the job at a place among those of the round is there.
    func wait(at place: Int) -> Value {
        end.wait()
        guard let values = answers.withLock({ $0.values }) else {
            preconditionFailure("a round ends with its answers")
        }
        return values[place]
    }

    /// The same for a task.
    func value(at place: Int) async -> Value {
        await withCheckedContinuation { task in
            let values = answers.withLock { answers in
                if answers.values == nil { answers.tasks.append((place, task)) }
                return answers.values
            }
            if let values { task.resume(returning: values[place]) }
        }
    }

    /// - Parameter values: the answers to every job, in order.
    func finish(_ values: [Value]) {
        let tasks = answers.withLock { answers in
            defer { answers = Answers(values: values) }
            return answers.tasks
        }
        end.leave()
        for (place, task) in tasks { task.resume(returning: values[place]) }
    }

    // MARK: - The turn, for the poster of the first job

    func waitForTurn() { turn.wait() }
    func giveTurn() { turn.signal() }
}
