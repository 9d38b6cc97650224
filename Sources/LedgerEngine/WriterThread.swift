import Foundation

/// A thread that takes everything that has been queued, handles it in one go, and takes again.
///
/// This is natural group commit: while one batch is being synced the next one gathers. It is a
/// thread and not a task, since LMDB binds a write transaction to its thread and a sync blocks.
final class WriterThread<Job: Sendable>: @unchecked Sendable {
    // All state is guarded by `condition`.
    private let condition = NSCondition()
    private var queue: [Job] = []
    private var isStopping = false
    private var hasStopped = false

    /// - Parameter handle: called on the thread, with the jobs in the order of their arrival.
    init(named name: String, handle: @escaping @Sendable ([Job]) -> Void) {
        let thread = Thread { [self] in
            while let jobs = take() { handle(jobs) }
        }
        thread.name = name
        // Folding deep values needs more than the small default stack of a secondary thread.
        thread.stackSize = 8 << 20
        thread.start()
    }

    func submit(_ job: Job) {
        condition.lock()
        queue.append(job)
        condition.signal()
        condition.unlock()
    }

    /// Handles what is queued, then ends the thread.
    func stop() {
        condition.lock()
        isStopping = true
        condition.broadcast()
        while !hasStopped { condition.wait() }
        condition.unlock()
    }

    private func take() -> [Job]? {
        condition.lock()
        defer { condition.unlock() }
        while queue.isEmpty && !isStopping { condition.wait() }
        guard !queue.isEmpty else {
            hasStopped = true
            condition.broadcast()
            return nil
        }
        let jobs = queue
        queue.removeAll(keepingCapacity: true)
        return jobs
    }
}

/// A value that one thread waits for and another one gives.
final class Answer<Value: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var value: Value?

    func give(_ value: Value) {
        condition.lock()
        self.value = value
        condition.signal()
        condition.unlock()
    }

    func wait() -> Value {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let value { return value }
            condition.wait()
        }
    }
}
