import Bytes
import Cryptography
public import DefenseFund
import EventCoding
import EventSourcing
public import Transparency

/// Checks the log as bytes: every record canonical and in its place, the tree made again from them,
/// every stored head, tile and index compared with it, every signature checked.
///
/// It re-derives; it asks the engine nothing.
public struct LogVerifier<Log: AuditedLog> {
    private let log: Log
    public private(set) var report = AuditReport()
    private var range = CompactRange()
    private var heads: HeadCheck<Log>
    private var tiles = TileExpectation()
    private var indexes = IndexCheck<Log>()
    private var lastTime = RecordedTime(microseconds: .min)
    /// The position behind the last record.
    private var end: UInt64 = 0

    /// - Parameters:
    ///   - verifier: the key that signs; `nil`: the one that the ledger's first event names, which
    ///     proves that the log is of one piece, not whose it is.
    ///   - older: checkpoints from elsewhere that must be prefixes.
    public init(_ log: Log, verifier: NoteVerifier?, older: [SignedNote]) {
        self.log = log
        heads = HeadCheck(verifier: verifier, older: older)
    }

    /// Reads everything once. `each` gets every event that can be decoded.
    public mutating func run(each: (RecordedEvent) throws -> Void) {
        do {
            try readRecords(each)
            try compareTiles()
            try indexes.finish(at: end, in: log)
            try heads.finish(range, in: log)
        } catch {
            report.add(
                Finding(.logUnreadable, at: end, expected: "a log", found: "\(error)"))
            report.unchecked.append("everything behind what could not be read")
        }
        for finding in indexes.findings + heads.findings { report.add(finding) }
        report.recordCount = range.size
        report.checkpointCount = heads.checkpointCount
        report.root = range.root.description
        if range.size == 0 {
            report.unchecked.append("the log holds no record")
        } else if !heads.hasKey {
            report.unchecked.append("signatures: the first event names no key")
        }
    }

    private mutating func readRecords(_ each: (RecordedEvent) throws -> Void) throws {
        try heads.check(range, in: log)
        try log.forEachRecord { position, record in
            let place = position.rawValue
            if place != end {
                report.add(
                    Finding(
                        .recordMissing, at: end, expected: "a record",
                        found: "the next one is \(position)"))
            }
            end = place &+ 1
            let leaf = MerkleHash.leaf(record)
            range.append(leaf)
            tiles.append(leaf, range)
            if let event = decode(record, at: place) {
                heads.learnKey(from: event, at: place)
                indexes.add(event, at: place, in: log)
                try each(event)
            }
            try heads.check(range, in: log)
        }
    }

    private mutating func decode(_ record: RawSpan, at place: UInt64) -> RecordedEvent? {
        let event: RecordedEvent
        do { event = try RecordDecoder.decode(record) } catch {
            report.add(
                Finding(
                    .recordInvalid, at: place, expected: "a record of the format",
                    found: "\(error.code): \(error)"))
            return nil
        }
        if !RecordEncoder.isEncoding(record, of: event) {
            report.add(
                Finding(
                    .recordNotCanonical, at: place, expected: "the one encoding of the event",
                    found: "another one"))
        }
        if event.head.position.rawValue != place {
            report.add(
                Finding(
                    .positionWrong, at: place, expected: "\(place)",
                    found: "\(event.head.position)"))
        }
        if event.head.recordedAt < lastTime {
            report.add(
                Finding(
                    .timeReversed, at: place, expected: "\(lastTime) or later",
                    found: "\(event.head.recordedAt)"))
        }
        lastTime = max(lastTime, event.head.recordedAt)
        return event
    }

    private mutating func compareTiles() throws {
        var remaining = tiles.finish()
        try log.forEachTile { level, index, bytes in
            let expected = remaining.removeValue(forKey: .init(level: level, index: index))
            if expected != bytes {
                let tile = "tile \(level)/\(index) of the tree"
                report.add(
                    Finding(
                        .tileWrong, at: nil, expected: expected == nil ? "no tile" : tile,
                        found: "other hashes at \(level)/\(index)"))
            }
        }
        for place in remaining.keys {
            report.add(
                Finding(
                    .tileWrong, at: nil, expected: "tile \(place.level)/\(place.index)",
                    found: "none"))
        }
    }
}
