import Synchronization

/// Many transactions or one resize.
///
/// Transactions enter and leave by a counter; a resize, which almost never happens, spins until the
/// counter is free. LMDB's own lock cannot serve: it does not know this process's readers.
final class MapLock: Sendable {
    private let holders = Atomic<Int>(0)

    func lockShared() {
        while true {
            let count = holders.load(ordering: .relaxed)
            if count >= 0,
                holders.compareExchange(
                    expected: count, desired: count + 1, ordering: .acquiring
                ).exchanged
            {
                return
            }
        }
    }

    func unlockShared() { holders.subtract(1, ordering: .releasing) }

    func lock() {
        while !holders.compareExchange(expected: 0, desired: -1, ordering: .acquiring).exchanged {}
    }

    func unlock() { holders.store(0, ordering: .releasing) }
}
