import Bytes
import Cryptography
import Transparency

/// The tiles that a log of the records read must hold: those of level 1 and above, as far as they
/// have grown. Level 0 is not stored, since it follows from the records.
struct TileExpectation {
    struct Place: Hashable {
        let level: UInt64
        let index: UInt64
    }

    private var tiles: [Place: [UInt8]] = [:]
    private var open: [MerkleHash] = []

    init() {}

    mutating func append(_ leaf: MerkleHash, _ range: CompactRange) {
        open.append(leaf)
        guard open.count == Tile.fullWidth else { return }
        let index = range.size / UInt64(Tile.fullWidth) - 1
        let root = Tile.root(of: open[...])
        open.removeAll(keepingCapacity: true)
        add(root, level: 1, index: index)
    }

    /// Adds the root of a full tile to the tile above it, and so on upwards.
    private mutating func add(_ hash: MerkleHash, level: UInt64, index: UInt64) {
        let place = Place(level: level, index: index >> 8)
        tiles[place, default: []] += hash.bytes
        guard let bytes = tiles[place], bytes.count == 32 * Tile.fullWidth else { return }
        let hashes = stride(from: 0, to: bytes.count, by: 32).compactMap {
            MerkleHash(bytes: bytes.rawSpan.extracting($0..<($0 + 32)))
        }
        add(Tile.root(of: hashes[...]), level: level + 1, index: index >> 8)
    }

    func finish() -> [Place: [UInt8]] { tiles }
}
