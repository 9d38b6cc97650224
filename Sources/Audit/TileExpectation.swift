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

    init() {}

    /// Takes the next node of the tree's level 8: the root of a full tile of level 0.
    mutating func append(_ root: MerkleHash, index: UInt64) { add(root, level: 1, index: index) }

    /// Adds the root of a full tile to the tile above it, and so on upwards.
    private mutating func add(_ hash: MerkleHash, level: UInt64, index: UInt64) {
        let place = Place(level: level, index: index >> 8)
        hash.append(to: &tiles[place, default: []])
        guard let bytes = tiles[place], bytes.count == 32 * Tile.fullWidth else { return }
        let hashes = stride(from: 0, to: bytes.count, by: 32).compactMap {
            MerkleHash(bytes: bytes.rawSpan.extracting($0..<($0 + 32)))
        }
        add(Tile.root(of: hashes[...]), level: level + 1, index: index >> 8)
    }

    func finish() -> [Place: [UInt8]] { tiles }
}
