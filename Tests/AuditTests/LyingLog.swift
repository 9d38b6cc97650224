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
    /// As in a table, a later command of the same id takes the row of the earlier one.
    var commands: [CommandID: Range<UInt64>] = [:]
    var streams: [StreamKey: UInt64] = [:]
    /// Reading fails at this position.
    var unreadablePosition: UInt64?
    /// The rows of the indexes cannot be read.
    var hasDamagedIndexes = false

    struct StreamKey: Hashable {
        let stream: StreamReference
        let version: UInt32
    }

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
            guard let entry = try? RecordIndexEntry(record.rawSpan) else { continue }
            let first = last == entry.commandID ? commands[entry.commandID]?.lowerBound : nil
            commands[entry.commandID] = (first ?? position)..<(position + 1)
            last = entry.commandID
            streams[StreamKey(stream: entry.stream, version: entry.streamVersion.rawValue)] =
                position
        }
        let roots = stride(from: 0, to: leaves.count - leaves.count % 256, by: 256).map {
            leaves[$0..<($0 + 256)]
        }
        for (index, tile) in roots.enumerated() {
            tiles.append((0, UInt64(index), tile.flatMap(\.bytes)))
        }
        if !roots.isEmpty { tiles.append((1, 0, roots.flatMap { Tile.root(of: $0).bytes })) }
    }

    var newestNote: SignedNote? { heads.last?.note }

    // MARK: - What an auditor reads

    func forEachRecord(_ body: (LogPosition, RawSpan) throws -> Void) throws {
        for (position, bytes) in records {
            if position == unreadablePosition { throw LogFailure.broken("cannot be read") }
            try body(LogPosition(position), bytes.rawSpan)
        }
    }

    func positions(of command: CommandID) throws(LogFailure) -> Range<UInt64>? {
        if hasDamagedIndexes { throw .broken("a damaged row") }
        return commands[command]
    }

    func positions(of stream: StreamReference, after version: StreamVersion, limit: Int)
        throws(LogFailure) -> [LogPosition]
    {
        if hasDamagedIndexes { throw .broken("a damaged row") }
        let next = StreamKey(stream: stream, version: version.rawValue &+ 1)
        return streams[next].map { [LogPosition($0)] } ?? []
    }

    func forEachHead(_ body: (UInt64, CompactRange?, SignedNote?) throws -> Void) throws {
        for head in heads { try body(head.size, head.range, head.note) }
    }

    func forEachTile(_ body: (UInt64, UInt64, [UInt8]) throws -> Void) throws {
        for tile in tiles { try body(tile.level, tile.index, tile.bytes) }
    }

    func indexCounts() -> (commands: UInt64, streams: UInt64) {
        (UInt64(commands.count), UInt64(streams.count))
    }

    // MARK: - What an auditor has no use for

    func next() -> LogPosition { LogPosition(UInt64(records.count)) }
    func read(from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool) throws {
        throw LogFailure.readOnly
    }
    func version(of stream: StreamReference) -> StreamVersion { .none }
    func append(_ batch: Batch, if condition: AppendCondition) throws(LogFailure) -> Appended {
        throw .readOnly
    }
    func append(preparing prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    { throw .readOnly }
    func treeHead() -> TreeHead { heads.last?.range?.head ?? .empty }
    func checkpoint() -> SignedNote? { newestNote }
    func node(level: Int, index: UInt64) throws -> MerkleHash { throw LogFailure.readOnly }
}

extension NoteSigner {
    func checkpoint(_ head: TreeHead) throws -> SignedNote {
        try sign(Checkpoint(origin: verifier.name, head: head).text)
    }
}
