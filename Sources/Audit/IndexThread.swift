import DefenseFund
import Dispatch

/// Compares the indexes beside the thread that goes through the log: nothing else asks for them
/// before the end, and what they count is in no cache that the rules have filled.
///
/// It is given segments in order and takes them in order. Few wait, so that memory does not grow
/// with the log.
final class IndexThread<Log: AuditedLog>: @unchecked Sendable {
    private let log: Log
    /// Touched on `queue` only.
    private var check = IndexCheck(segmentSpan: Log.segmentSpan)
    private let queue = DispatchQueue(label: "index check")
    private let room = DispatchSemaphore(value: 8)

    init(_ log: Log) { self.log = log }

    /// Takes the first records of a segment, which it hands on once it has read them.
    func add(
        _ count: Int, of segment: consuming RecordSegment,
        then giveBack: @escaping @Sendable (consuming RecordSegment) -> Void
    ) {
        room.wait()
        queue.async { [segment] in
            for index in 0..<count {
                guard let event = segment.eventPlaces[index] else { continue }
                self.check.add(
                    segment.events[event].head, at: segment.places[index], in: self.log)
            }
            giveBack(segment)
            self.room.signal()
        }
    }

    /// - Parameter end: the position behind the last record.
    func finish(at end: UInt64) throws { try queue.sync { try check.finish(at: end, in: log) } }

    /// What was found so far. Waits until nothing is compared any more.
    var findings: [Finding] { queue.sync { check.findings } }
}
