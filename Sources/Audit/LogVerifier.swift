import Cryptography
public import DefenseFund
import EventSourcing
import Foundation
public import Transparency

/// Checks the log as bytes: every record canonical and in its place, the tree made again from them,
/// every stored head, tile and index compared with it, every signature checked.
///
/// It re-derives; it asks the engine nothing. Threads read stretches of the log ahead, as far as
/// that can be done for each by itself; the thread that runs it goes through them in order.
public struct LogVerifier<Log: AuditedLog> {
    private let log: Log
    private let readerCount: Int
    private let segmentHeight: UInt64
    public private(set) var report = AuditReport()
    private var range = CompactRange()
    private var heads: HeadCheck
    private var tiles = TileExpectation()
    private let indexes: IndexThread<Log>
    private var pinned = PinnedRoots()
    private var lastTime = RecordedTime(microseconds: .min)
    /// How far the position that the last record names is from its place, modulo 2^64.
    private var lastShift: UInt64 = 0
    private var hasGap = false
    /// The position behind the last record.
    private var end: UInt64 = 0

    /// - Parameters:
    ///   - verifier: the key that signs; `nil`: the one that the ledger's first event names, which
    ///     proves that the log is of one piece, not whose it is.
    ///   - older: checkpoints from elsewhere that must be prefixes.
    ///   - readerCount: how many threads read ahead; `nil`: one for each further processor.
    ///   - segmentHeight: they read stretches of 2^segmentHeight positions.
    public init(
        _ log: Log, verifier: NoteVerifier?, older: [SignedNote], readerCount: Int? = nil,
        segmentHeight: Int = 10
    ) {
        self.init(
            log, keys: verifier.map { [$0] } ?? [], older: older, readerCount: readerCount,
            segmentHeight: segmentHeight)
    }

    /// - Parameters:
    ///   - keys: any of these may have signed; none: the one that the ledger's first event names.
    ///   - olderHeads: trees from elsewhere that must be prefixes and that nobody has signed.
    public init(
        _ log: Log, keys: [NoteVerifier], older: [SignedNote], olderHeads: [TreeHead] = [],
        readerCount: Int? = nil, segmentHeight: Int = 10
    ) {
        self.log = log
        self.readerCount = readerCount ?? ProcessInfo.processInfo.activeProcessorCount - 1
        self.segmentHeight = UInt64(segmentHeight)
        heads = HeadCheck(keys: keys, older: older, olderHeads: olderHeads)
        indexes = IndexThread(log)
    }

    /// Reads everything once. `each` gets every event that can be decoded, many at a time.
    public mutating func run(each: (ArraySlice<RecordedEvent>) throws -> Void) {
        run(stretch: { try each($0.events) })
    }

    /// The same, with what is known of the tree so far.
    public mutating func run(stretch: (VerifiedStretch) throws -> Void) {
        do {
            try readRecords(stretch)
            try compareTiles()
            try indexes.finish(at: end)
            try heads.finish(range, endingAt: end, in: log)
        } catch let interruption as AuditInterruption {
            report.unchecked.append("everything behind record \(end): \(interruption.reason)")
        } catch {
            report.add(
                Finding(.logUnreadable, at: end, expected: "a log", found: "\(error)"))
            report.unchecked.append("everything behind what could not be read")
        }
        heads.settle()
        for finding in indexes.findings + heads.findings { report.add(finding) }
        report.recordCount = range.size
        report.checkpointCount = heads.checkpointCount
        report.root = range.root.description
        for size in heads.uncomparedSizes.sorted() {
            report.notCovered.append(
                "an older tree of \(size) records, which are more than these: compare it with a "
                    + "later package")
        }
        if heads.lacksCheckpoint {
            report.unchecked.append("signatures: there is no checkpoint that can be read")
        }
        if range.size == 0 {
            report.unchecked.append("the log holds no record")
        } else if !heads.hasKey {
            report.unchecked.append("signatures: the first event names no key")
        }
    }

    /// The tree of all records that were read.
    var head: TreeHead { range.head }

    /// The checkpoint of the whole log, or of a larger tree that begins with it, once all is read.
    var newestNote: SignedNote? { heads.newestNote }
    /// Older trees with which the log begins, by size.
    var comparedHeads: [TreeHead] { heads.comparedHeads }
    /// The key that must have signed it; `nil` if none is known.
    var signer: NoteVerifier? { heads.verifier }

    private mutating func readRecords(_ each: (VerifiedStretch) throws -> Void) throws {
        try heads.check(range, in: log)
        let segments = SegmentQueue(SegmentReader(log: log, height: segmentHeight))
        defer { segments.stop() }
        var next: UInt64? = 0
        var hasThreads = false
        while let number = next {
            let segment = segments.take(number)
            var count = 0
            let outcome = Result { try add(segment, &count) }
            defer { indexes.add(count, of: segment) { segments.giveBack($0) } }
            try each(
                VerifiedStretch(
                    events: segment.events(ofFirst: count), size: range.size, pinned: pinned))
            try outcome.get()
            if let failure = segment.failure { throw failure }
            next = segment.following.map { $0 >> segmentHeight }
            // A log of one segment is read before a thread would have started.
            if next != nil, !hasThreads {
                segments.start(threadCount: readerCount)
                hasThreads = true
            }
        }
    }

    /// Does with a segment what needs those before it. `count` is how many records it came to.
    private mutating func add(_ segment: RecordSegment, _ count: inout Int) throws {
        let before = range
        // If records are missing in front, its leaves make other nodes than in their segment.
        let isSubtree = before.size & (1 << segmentHeight - 1) == 0
        defer { if isSubtree { append(count, of: segment.tree, to: before) } }
        if isSubtree { pinned.begin(segment.tree, behind: before) }
        var findings = segment.findings[...]
        while count < segment.places.count {
            let index = count
            let place = segment.places[index]
            count += 1
            if place != end {
                hasGap = true
                report.add(
                    Finding(
                        .recordMissing, at: end, expected: "a record",
                        found: "the next one is \(LogPosition(place))"))
            }
            end = place &+ 1
            if !isSubtree { append(segment.tree.rows[0][index]) }
            while let first = findings.first, first.index == index {
                report.add(first.finding)
                findings.removeFirst()
            }
            if let event = segment.eventPlaces[index] {
                checkPlace(of: segment.events[event].head, at: place)
                checkTime(of: segment.events[event].head, at: place)
                if let finding = pinned.finding(on: segment.events[event], at: place) {
                    report.add(finding)
                }
                if place == 0 { heads.learnKey(from: segment.events[event]) }
            }
            if try heads.isDue(at: before.size + UInt64(count), in: log) {
                try heads.check(
                    isSubtree ? before.appending(count, of: segment.tree) : range, in: log)
            }
        }
    }

    /// Adds the first leaves of a segment to the tree, and the roots of full tiles to the tiles.
    private mutating func append(_ count: Int, of tree: Subtree, to before: CompactRange) {
        let first = before.size >> UInt64(Tile.height)
        if tree.rows.count > Tile.height {
            for index in 0..<(count >> Tile.height) {
                tiles.append(tree.rows[Tile.height][index], index: first + UInt64(index))
            }
        }
        range = before.appending(count, of: tree) { level, index, hash in
            if level == Tile.height { tiles.append(hash, index: index) }
        }
    }

    private mutating func append(_ leaf: MerkleHash) {
        range.append(leaf) { level, index, hash in
            if level == Tile.height { tiles.append(hash, index: index) }
        }
    }

    /// A record that was dropped or doubled moves all behind it: that is told once.
    private mutating func checkPlace(of head: EventHead, at place: UInt64) {
        let shift = head.position.rawValue &- place
        if shift != lastShift, shift != 0 {
            report.add(
                Finding(
                    .positionWrong, at: place, expected: "\(place)", found: "\(head.position)"))
        }
        lastShift = shift
    }

    private mutating func checkTime(of head: EventHead, at place: UInt64) {
        if head.recordedAt < lastTime {
            report.add(
                Finding(
                    .timeReversed, at: place, expected: "\(lastTime) or later",
                    found: "\(head.recordedAt)"))
        }
        lastTime = max(lastTime, head.recordedAt)
    }

    private mutating func compareTiles() throws {
        guard Log.hasTiles else { return }
        let isShort = log.covering.map { $0.proof.oldSize > end } ?? false
        guard Log.storesHeads || !hasGap && !isShort else {
            return report.unchecked.append("tiles: records are missing")
        }
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
