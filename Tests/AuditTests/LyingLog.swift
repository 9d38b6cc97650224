import Audit
import Bytes
import Cryptography
import EventCoding
import EventSourcing
import Transparency

/// A log in memory that holds each thing apart, so that each can lie on its own. Made from records
/// and a key it is what somebody who holds the key would write for them: tree, heads, tiles and
/// indexes follow from the records, whatever these say.
struct LyingLog: AuditedLog {
    var records: [(position: UInt64, bytes: [UInt8])]
    var heads: [(size: UInt64, range: CompactRange?, note: SignedNote?)] = []
    var tiles: [(level: UInt64, index: UInt64, bytes: [UInt8])] = []
    /// The segments of the indexes: short ones, so that a small log has some.
    var commands: [UInt64: [(CommandID, LogPosition)]] = [:]
    var streams: [UInt64: [(StreamReference, LogPosition)]] = [:]
    /// Reading fails at this position.
    var unreadablePosition: UInt64?
    /// The rows of the indexes cannot be read.
    var hasDamagedIndexes = false

    static let segmentSpan: UInt64 = 8

    /// - Parameter headEvery: how many records an append has.
    init(_ records: [[UInt8]], signer: NoteSigner, headEvery count: UInt64 = 8) throws {
        self.records = records.enumerated().map { (UInt64($0), $1) }
        var range = CompactRange()
        var leaves: [MerkleHash] = []
        var last: CommandID?
        for (position, record) in self.records {
            let leaf = MerkleHash.leaf(record.rawSpan)
            leaves.append(leaf)
            range.append(leaf)
            if range.size % count == 0 || range.size == UInt64(records.count) {
                heads.append((range.size, range, try signer.checkpoint(range.head)))
            }
            guard let entry = try? RecordIndexEntry(record.rawSpan),
                position / Self.segmentSpan < UInt64(records.count) / Self.segmentSpan
            else { continue }
            let segment = position / Self.segmentSpan
            if last != entry.commandID {
                commands[segment, default: []].append((entry.commandID, LogPosition(position)))
            }
            last = entry.commandID
            streams[segment, default: []].append((entry.stream, LogPosition(position)))
        }
        commands = commands.mapValues { $0.sorted { $0.0 < $1.0 } }
        streams = streams.mapValues { $0.sorted { ($0.0, $0.1) < ($1.0, $1.1) } }
        let roots = stride(from: 0, to: leaves.count - leaves.count % 256, by: 256).map {
            leaves[$0..<($0 + 256)]
        }
        if !roots.isEmpty { tiles.append((1, 0, roots.flatMap { Tile.root(of: $0).bytes })) }
    }

    var newestNote: SignedNote? { heads.last?.note }

    // MARK: - What an auditor reads

    func forEachRecord(
        from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool
    ) throws {
        for (position, bytes) in records where position >= start.rawValue {
            if position == unreadablePosition { throw LogFailure.broken("cannot be read") }
            guard try body(LogPosition(position), bytes.rawSpan) else { return }
        }
    }

    func heads(from size: UInt64, limit: Int)
        -> [(size: UInt64, range: CompactRange?, note: SignedNote?)]
    {
        Array(heads.filter { $0.size >= size }.sorted { $0.size < $1.size }.prefix(limit))
    }

    func forEachTile(_ body: (UInt64, UInt64, [UInt8]) throws -> Void) throws {
        for tile in tiles { try body(tile.level, tile.index, tile.bytes) }
    }

    func segmentNumbers() -> (commands: [UInt64], streams: [UInt64]) {
        (commands.keys.sorted(), streams.keys.sorted())
    }

    func commandEntries(ofSegment number: UInt64) throws -> [(CommandID, LogPosition)]? {
        if hasDamagedIndexes { throw LogFailure.broken("a damaged row") }
        return commands[number]
    }

    func commandEntries(ofSegment number: UInt64, at places: Range<Int>) throws
        -> [(CommandID, LogPosition)]?
    {
        try commandEntries(ofSegment: number).map { entries in
            Array(entries[places.clamped(to: entries.indices)])
        }
    }

    func streamEntries(ofSegment number: UInt64) throws -> [(StreamReference, LogPosition)]? {
        if hasDamagedIndexes { throw LogFailure.broken("a damaged row") }
        return streams[number]
    }

    func treeHead() -> TreeHead { heads.last?.range?.head ?? .empty }
}

extension NoteSigner {
    func checkpoint(_ head: TreeHead) throws -> SignedNote {
        try sign(Checkpoint(origin: verifier.name, head: head).text)
    }
}
