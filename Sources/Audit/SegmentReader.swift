import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import Transparency

/// Reads a stretch of the log and does with it what needs nothing of the stretches before: the work
/// that threads can share.
struct SegmentReader<Log: AuditedLog>: Sendable {
    let log: Log
    /// A stretch has 2^height positions, and its leaves are a subtree of that height, so long as no
    /// record is missing before.
    let height: UInt64

    func read(_ number: UInt64) -> RecordSegment {
        var segment = RecordSegment()
        // Copied in one go: then it is all bytes of ours, and a page that fails does so here.
        var bytes: [UInt8] = []
        var ends: [Int] = []
        do {
            try log.forEachRecord(from: LogPosition(number << height)) { position, record in
                guard position.rawValue >> height == number else {
                    segment.following = position.rawValue
                    return false
                }
                bytes.append(contentsOf: record)
                ends.append(bytes.count)
                segment.places.append(position.rawValue)
                return true
            }
        } catch {
            segment.failure = error
        }
        segment.tree = Subtree(MerkleHash.leaves(of: bytes, endingAt: ends))
        segment.events.reserveCapacity(ends.count)
        segment.eventPlaces.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            decode(bytes.rawSpan.extracting(start..<end), to: &segment)
            start = end
        }
        return segment
    }

    private func decode(_ record: RawSpan, to segment: inout RecordSegment) {
        let index = segment.eventPlaces.count
        let place = segment.places[index]
        func find(_ code: Finding.Code, _ expected: String, _ found: String) {
            let finding = Finding(code, at: place, expected: expected, found: found)
            segment.findings.append((index, finding))
        }
        let event: RecordedEvent
        do { event = try RecordDecoder.decode(record) } catch {
            find(.recordInvalid, "a record of the format", "\(error.code): \(error)")
            segment.eventPlaces.append(nil)
            return
        }
        if !RecordEncoder.isEncoding(record, of: event) {
            find(.recordNotCanonical, "the one encoding of the event", "another one")
        }
        segment.eventPlaces.append(segment.events.count)
        segment.events.append(event)
    }
}
