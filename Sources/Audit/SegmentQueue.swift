import Foundation

/// Hands the segments of a log to one thread, in order, while others read ahead.
///
/// At most ``aheadCount`` segments are held, so that memory does not grow with the log. A thread
/// that waits for a segment which another one has begun reads the next one meanwhile.
final class SegmentQueue<Log: AuditedLog>: @unchecked Sendable {
    // All state is guarded by `condition`.
    private let condition = NSCondition()
    /// Segments that are read and not yet taken.
    private var finished: [UInt64: RecordSegment] = [:]
    /// The one that is asked for, and the first that nobody has begun.
    private var wanted: UInt64 = 0
    private var next: UInt64 = 0
    /// Segments that were taken and are no longer needed: to free what a thread allocated costs
    /// another one more, and the one that takes them has enough to do.
    private var spent: [RecordSegment] = []
    private var runningCount = 0
    private var isOver = false
    private let reader: SegmentReader<Log>

    private static var aheadCount: UInt64 { 8 }

    init(_ reader: SegmentReader<Log>) { self.reader = reader }

    /// Starts threads that read ahead, until ``stop()``.
    func start(threadCount: Int) {
        condition.lock()
        runningCount += max(0, threadCount)
        condition.unlock()
        for _ in 0..<max(0, threadCount) {
            let thread = Thread { [self] in readAhead() }
            thread.name = "segment reader"
            // Decoding deep values needs more than the small default stack of a secondary thread.
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    /// Waits until no thread reads any more.
    func stop() {
        condition.lock()
        isOver = true
        condition.broadcast()
        while runningCount > 0 { condition.wait() }
        condition.unlock()
    }

    /// The segment, which is none before the last that was taken.
    func take(_ number: UInt64) -> RecordSegment {
        condition.lock()
        defer { condition.unlock() }
        wanted = number
        // Behind a gap of the log the segments that it skips are nothing.
        next = max(next, number)
        finished = finished.filter { $0.key >= number }
        condition.broadcast()
        while true {
            if let segment = finished.removeValue(forKey: number) { return segment }
            if !readOne() { condition.wait() }
        }
    }

    func giveBack(_ segment: consuming RecordSegment) {
        condition.lock()
        spent.append(segment)
        condition.unlock()
    }

    private func readAhead() {
        condition.lock()
        while !isOver { if !readOne() { condition.wait() } }
        runningCount -= 1
        condition.broadcast()
        condition.unlock()
    }

    /// Reads the next segment if one may be begun; the lock is let go of meanwhile.
    private func readOne() -> Bool {
        guard !isOver, next < wanted + Self.aheadCount else { return false }
        let number = next
        next += 1
        var freed = spent
        spent = []
        condition.unlock()
        freed.removeAll()
        let segment = reader.read(number)
        condition.lock()
        if number >= wanted { finished[number] = segment }
        condition.broadcast()
        return true
    }
}
