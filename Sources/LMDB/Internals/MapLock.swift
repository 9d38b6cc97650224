import Glibc
import Synchronization

/// Many transactions or one resize.
///
/// Transactions enter and leave by a counter; a resize, which almost never happens, yields until
/// the counter is free. LMDB's own lock cannot serve: it does not know this process's readers.
final class MapLock: Sendable {
    /// How many transactions are inside; -1 during a resize.
    private let holders = Atomic<Int>(0)
    /// How many resizes wait. They hold new transactions up for a while, or readers that come and
    /// go without a pause would keep them waiting for ever; not for good, since a transaction may
    /// wait for what another thread reads.
    private let waitingCount = Atomic<Int>(0)
    /// The thread's own count of transactions: who is inside may enter again.
    private let depthKey: pthread_key_t

    /// How often a transaction lets the processor go before it overtakes a waiting resize.
    private static let patience = 1000

    init() {
        var key = pthread_key_t()
        let code = unsafe pthread_key_create(&key, nil)
        precondition(code == 0, "fewer than a thousand files are open at once")
        depthKey = key
    }

    deinit { pthread_key_delete(depthKey) }

    func lockShared() {
        let depth = depth
        var patience = depth > 0 ? 0 : Self.patience
        while true {
            let count = holders.load(ordering: .relaxed)
            if patience > 0, waitingCount.load(ordering: .relaxed) > 0 {
                patience -= 1
            } else if count >= 0,
                holders.compareExchange(
                    expected: count, desired: count + 1, ordering: .acquiring
                ).exchanged
            {
                return setDepth(depth + 1)
            }
            sched_yield()
        }
    }

    func unlockShared() {
        setDepth(depth - 1)
        holders.subtract(1, ordering: .releasing)
    }

    func lock() throws(LMDBError) {
        guard depth == 0 else { throw .withinTransaction }
        waitingCount.add(1, ordering: .relaxed)
        while !holders.compareExchange(expected: 0, desired: -1, ordering: .acquiring).exchanged {
            sched_yield()
        }
        waitingCount.subtract(1, ordering: .relaxed)
    }

    func unlock() { holders.store(0, ordering: .releasing) }

    private var depth: Int { Int(bitPattern: unsafe pthread_getspecific(depthKey)) }

    private func setDepth(_ depth: Int) {
        unsafe pthread_setspecific(depthKey, UnsafeRawPointer(bitPattern: depth))
    }
}
