import Bytes
import EventCoding
public import EventSourcing
import LMDB
public import Transparency

/// What can still be read in a damaged file of a log: candidates for records, heads and tiles, told
/// by their form alone. Which of them are right the tree tells.
///
/// Of each record its hash and its place in the file are held, some hundred bytes.
public struct LogSalvage {
    private let pages: PageSalvage
    private var rows: [UInt64: [(leaf: MerkleHash, row: PageSalvage.Row)]] = [:]
    /// Right edges with the checkpoints that were signed over them, of each size one.
    public private(set) var heads: [UInt64: (range: CompactRange, note: SignedNote)] = [:]
    private var tiles: [PairKey: [[MerkleHash]]] = [:]
    /// How many records the file says that it has; `nil` if it does not say so any more.
    public let statedCount: UInt64?

    private static let longestRecord = 65_535

    /// Reads the whole file once.
    public init(_ path: String) throws(LogFailure) {
        do { pages = try PageSalvage(path) } catch { throw LMDBEventLog.failure(error, at: path) }
        // No more than the file has room for, each with a head of 96 bytes.
        let room = UInt64(pages.byteCount / 96)
        statedCount = pages.entryCount(of: "records").flatMap { $0 <= room ? $0 : nil }
        let keyByteCounts: Set = [UInt64.byteCount, PairKey.byteCount]
        let pages = pages
        pages.forEachRow(keyByteCounts: keyByteCounts, upTo: Self.longestRecord) { row in
            guard let value = pages.value(row) else { return }
            if row.key.count == PairKey.byteCount {
                takeTile(row.key, value)
            } else {
                take(row, value)
            }
        }
    }

    private mutating func take(_ row: PageSalvage.Row, _ value: [UInt8]) {
        let key = row.key.reduce(0) { $0 << 8 | UInt64($1) }
        if let entry = try? RecordIndexEntry(value.rawSpan), entry.position.rawValue == key {
            let leaf = MerkleHash.leaf(value.rawSpan)
            guard rows[key]?.contains(where: { $0.leaf == leaf }) != true else { return }
            rows[key, default: []].append((leaf, row))
        } else if let head = TreeRow(size: key, value), let note = head.note,
            let body = try? Checkpoint(note.text), body.head == head.range.head
        {
            heads[key] = (head.range, note)
        }
    }

    private mutating func takeTile(_ key: [UInt8], _ value: [UInt8]) {
        let level = key[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        let index = key[8...].reduce(0) { $0 << 8 | UInt64($1) }
        guard (1...7).contains(level), value.count <= 32 * Tile.fullWidth,
            let hashes = HashList.decode(value), !hashes.isEmpty
        else { return }
        tiles[PairKey(level, index), default: []].append(hashes)
    }

    /// The positions for which there is a candidate.
    public var positions: some Sequence<UInt64> { rows.keys }

    /// The hashes that the record at a position may have.
    public func leaves(at position: UInt64) -> [MerkleHash] { rows[position]?.map(\.leaf) ?? [] }

    /// The hashes that a node above level 0 may have, by the tiles.
    public func nodes(level: Int, index: UInt64) -> [MerkleHash] {
        guard level > 0, level % Tile.height == 0 else { return [] }
        let place = Int(index & 255)
        let key = PairKey(UInt64(level / Tile.height), index >> 8)
        let all = (tiles[key] ?? []).compactMap { place < $0.count ? $0[place] : nil }
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The candidate with this hash.
    public func record(at position: UInt64, leaf: MerkleHash) -> [UInt8]? {
        rows[position]?.first { $0.leaf == leaf }.flatMap { pages.value($0.row) }
    }
}
