import Bytes
public import Cryptography
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
    private let verifier: NoteVerifier?
    private let older: [SignedNote]
    public private(set) var report = AuditReport()
    private var range = CompactRange()
    private var tiles = TileExpectation()
    private var heads: [UInt64: StoredHead] = [:]
    /// The roots that older checkpoints name, by size: checkpoints that contradict each other too.
    private var olderRoots: [UInt64: [MerkleHash]] = [:]
    private var lastTime = RecordedTime(microseconds: .min)
    private var indexes = IndexCheck<Log>()
    /// The position behind the last record.
    private var end: UInt64 = 0

    private struct StoredHead {
        let range: CompactRange?
        let note: SignedNote?
    }

    /// - Parameters:
    ///   - verifier: the key that signs; `nil`: the one that the ledger's first event names, which
    ///     proves that the log is of one piece, not whose it is.
    ///   - older: checkpoints from elsewhere that must be prefixes.
    public init(_ log: Log, verifier: NoteVerifier?, older: [SignedNote]) {
        self.log = log
        self.verifier = verifier
        self.older = older
    }

    /// Reads everything once. `each` gets every event that can be decoded.
    public mutating func run(each: (RecordedEvent) throws -> Void) {
        do {
            try collectHeads()
            try readRecords(each)
            try compareTiles()
            try compareIndexes()
            compareHeads()
            compareOlder()
        } catch {
            report.add(
                Finding(.logUnreadable, at: end, expected: "a log", found: "\(error)"))
            report.unchecked.append("everything behind what could not be read")
        }
        report.recordCount = range.size
        report.root = range.root.description
        if range.size == 0 { report.unchecked.append("the log holds no record") }
    }

    private mutating func collectHeads() throws {
        try log.forEachHead { size, range, note in
            heads[size] = StoredHead(range: range, note: note)
        }
        for note in older {
            guard let head = try? Checkpoint(note.text).head else { continue }
            olderRoots[head.size, default: []].append(head.root)
        }
    }

    private mutating func readRecords(_ each: (RecordedEvent) throws -> Void) throws {
        checkHead(at: 0)
        try log.forEachRecord { position, record in
            let place = position.rawValue
            if place != end {
                report.add(
                    Finding(
                        .recordMissing, at: end, expected: "a record",
                        found: "the next one is \(position)"))
            }
            end = place &+ 1
            range.append(.leaf(record))
            tiles.append(.leaf(record), range)
            if let event = decode(record, at: place) {
                indexes.add(event, at: place, in: log)
                try each(event)
            }
            checkHead(at: range.size)
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
        let again = (try? RecordEncoder.encode(event)) ?? []
        if !again.rawSpan.equals(record) {
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

    /// Compares the head that was stored at this size with the tree as it is now.
    private mutating func checkHead(at size: UInt64) {
        for root in olderRoots.removeValue(forKey: size) ?? [] where root != range.root {
            report.add(
                Finding(
                    .notAPrefix, at: nil, expected: "root \(root) at size \(size)",
                    found: "\(range.root)"))
        }
        guard let head = heads.removeValue(forKey: size) else { return }
        guard let stored = head.range, stored == range else {
            return report.add(
                Finding(
                    .headWrong, at: nil, expected: "the right edge of the tree of \(size) records",
                    found: "another one"))
        }
        guard let note = head.note else {
            return report.add(
                Finding(
                    .checkpointInvalid, at: nil, expected: "a checkpoint of size \(size)",
                    found: "none"))
        }
        check(note, size: size)
    }

    private mutating func check(_ note: SignedNote, size: UInt64) {
        report.checkpointCount += 1
        guard let body = try? Checkpoint(note.text), body.head == range.head,
            body.extensions.isEmpty
        else {
            return report.add(
                Finding(
                    .checkpointInvalid, at: nil,
                    expected: "a checkpoint of size \(size) and root \(range.root)",
                    found: String(note.text.prefix(200))))
        }
        if let verifier {
            guard verifier.name == body.origin, verifier.verifies(note) else {
                return report.add(
                    Finding(
                        .signatureInvalid, at: nil,
                        expected: "a signature of \(verifier.name) at size \(size)",
                        found: "none that verifies"))
            }
        }
        pendingNotes.append((size, note, body.origin))
    }

    /// Notes whose key is only known once the first event is read.
    private var pendingNotes: [(size: UInt64, note: SignedNote, origin: String)] = []

    private mutating func compareHeads() {
        for size in heads.keys.sorted() {
            report.add(
                Finding(
                    .headWrong, at: nil, expected: "no head beyond \(range.size) records",
                    found: "one of size \(size)"))
        }
        if range.size > 0, pendingNotes.last?.size != range.size {
            report.add(
                Finding(
                    .headMissing, at: nil, expected: "a valid head of size \(range.size)",
                    found: "none"))
        }
    }

    private mutating func compareOlder() {
        for (note, body) in older.map({ ($0, try? Checkpoint($0.text)) }) {
            guard let body else {
                report.add(
                    Finding(
                        .checkpointInvalid, at: nil, expected: "an older checkpoint",
                        found: "another text"))
                continue
            }
            if let verifier, !verifier.verifies(note) {
                report.add(
                    Finding(
                        .signatureInvalid, at: nil,
                        expected: "the older checkpoint signed by \(verifier.name)",
                        found: "no signature that verifies"))
            }
            if body.head.size > range.size {
                report.add(
                    Finding(
                        .notAPrefix, at: nil, expected: "\(body.head.size) records or more",
                        found: "\(range.size)"))
            }
        }
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

    private mutating func compareIndexes() throws {
        try indexes.finish(at: end, in: log)
        for finding in indexes.findings { report.add(finding) }
    }

    /// Checks the signatures with the key that the first event names, where none was given.
    public mutating func checkSignatures(by key: Ed25519PublicKey) {
        guard verifier == nil else { return }
        for (size, note, origin) in pendingNotes {
            guard let verifier = NoteVerifier(name: origin, publicKey: key),
                verifier.verifies(note)
            else {
                report.add(
                    Finding(
                        .signatureInvalid, at: nil,
                        expected: "a signature by the ledger's own key at size \(size)",
                        found: "none that verifies"))
                continue
            }
        }
        for note in older {
            guard let body = try? Checkpoint(note.text) else { continue }
            let verifier = NoteVerifier(name: body.origin, publicKey: key)
            if verifier?.verifies(note) != true {
                report.add(
                    Finding(
                        .signatureInvalid, at: nil,
                        expected: "the older checkpoint signed by the ledger's own key",
                        found: "no signature that verifies"))
            }
        }
    }

    /// Says what was not or could not be checked.
    public mutating func note(unchecked: String) { report.unchecked.append(unchecked) }
    public mutating func note(notCovered: String) { report.notCovered.append(notCovered) }
    public mutating func add(_ finding: Finding) { report.add(finding) }
}
