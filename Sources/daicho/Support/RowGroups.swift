import EventCoding
import Foundation

/// The rows of an input in groups. Those of a file are read on a thread of their own, one group
/// ahead of those that are posted: to make commands of rows takes as long as to record them.
///
/// An input that may have no end is read when it is asked for: nobody could stop the thread that
/// waits for more of it.
final class RowGroups: @unchecked Sendable {
    private let count: Int
    private let isAhead: Bool
    // The rest is guarded by `condition`; the thread alone has `rows` until it has ended.
    private let condition = NSCondition()
    private var rows: InputRows
    private var ready: [InputRows.Row]?
    private var isStopping = false
    private var hasEnded = false

    /// - Parameter count: of the rows of a group.
    init(_ rows: InputRows, of count: Int) {
        self.rows = rows
        self.count = count
        isAhead = rows.isFinite && count < .max
        guard isAhead else { return }
        let thread = Thread { [self] in readAhead() }
        thread.name = "daicho rows"
        // Deep values need more than the small default stack of a secondary thread.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Whether the next group can be had at once.
    var areReady: Bool {
        guard isAhead else { return false }
        condition.lock()
        defer { condition.unlock() }
        return ready != nil || hasEnded
    }

    /// The next group; an empty one at the end.
    func next() -> [InputRows.Row] {
        guard isAhead else { return read() }
        condition.lock()
        defer { condition.unlock() }
        while ready == nil, !hasEnded { condition.wait() }
        defer { condition.broadcast() }
        return ready.take() ?? []
    }

    /// Reads no more; answers with the rows that were read ahead, and what stands behind them.
    func stop() -> (ahead: [InputRows.Row], behind: InputRows) {
        guard isAhead else { return ([], rows) }
        condition.lock()
        defer { condition.unlock() }
        isStopping = true
        condition.broadcast()
        while !hasEnded { condition.wait() }
        return (ready.take() ?? [], rows)
    }

    private func read() -> [InputRows.Row] {
        var group: [InputRows.Row] = []
        if isAhead { group.reserveCapacity(count) }
        while group.count < count, let row = rows.next() { group.append(row) }
        return group
    }

    private func readAhead() {
        while hand(over: read()) {}
        condition.lock()
        hasEnded = true
        condition.broadcast()
        condition.unlock()
    }

    /// Waits until the last group was taken; answers whether more is to be read. What was read when
    /// it is stopped joins what is ready.
    private func hand(over group: [InputRows.Row]) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while ready != nil, !isStopping { condition.wait() }
        ready = ready.map { $0 + group } ?? group
        condition.broadcast()
        return !isStopping && !group.isEmpty
    }
}
