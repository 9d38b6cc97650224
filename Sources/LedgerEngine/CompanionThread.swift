import Foundation
import Synchronization

/// A thread that does one job at a time beside the thread that owns it, and waits in between: to
/// wake it takes a quarter of the time that it takes to make one.
///
/// It is made with the first job, and it holds nothing of its owner: when that is gone, it ends.
final class CompanionThread: Sendable {
    private let mailbox = Mailbox()
    private let isMade = Mutex(false)

    deinit { mailbox.close() }

    /// Hands over a job and returns. The job before it has come to its end.
    func start(_ job: @escaping () -> Void) {
        mailbox.put(job)
        let isFirst = isMade.withLock { isMade in
            defer { isMade = true }
            return !isMade
        }
        guard isFirst else { return }
        let thread = Thread { [mailbox] in while let job = mailbox.take() { job() } }
        thread.name = "daicho decide"
        // Folding deep values needs more than the small default stack of a secondary thread.
        thread.stackSize = 8 << 20
        thread.start()
    }

    private final class Mailbox: @unchecked Sendable {
        // The rest is guarded by it.
        private let condition = NSCondition()
        private var job: (() -> Void)?
        private var isClosed = false

        func put(_ job: @escaping () -> Void) {
            condition.lock()
            precondition(self.job == nil, "one job at a time")
            self.job = job
            condition.signal()
            condition.unlock()
        }

        /// Blocks until there is a job; `nil` when none will come.
        func take() -> (() -> Void)? {
            condition.lock()
            defer { condition.unlock() }
            while true {
                if let job = job.take() { return job }
                guard !isClosed else { return nil }
                condition.wait()
            }
        }

        func close() {
            condition.lock()
            isClosed = true
            condition.signal()
            condition.unlock()
        }
    }
}
