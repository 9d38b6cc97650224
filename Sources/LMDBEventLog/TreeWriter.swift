import Transparency

/// Grows the tree by leaves and says which tiles an append has to write.
///
/// Level 0 is not written: its hashes follow from at most 256 records, and would take an eighth of
/// the file.
struct TreeWriter {
    private(set) var range = CompactRange()
    /// The hashes that the append has added to tiles of level 1 and above, by tile.
    private(set) var added: [TilePlace: [MerkleHash]] = [:]

    struct TilePlace: Hashable {
        let level: Int
        let index: UInt64
    }

    init(_ range: CompactRange = CompactRange()) { self.range = range }

    mutating func append(_ leaf: MerkleHash) {
        var completed: [(Int, UInt64, MerkleHash)] = []
        range.append(leaf) { level, index, hash in
            if level % Tile.height == 0 { completed.append((level / Tile.height, index, hash)) }
        }
        for (level, index, hash) in completed {
            added[TilePlace(level: level, index: index >> 8), default: []].append(hash)
        }
    }

    /// Forgets what has been written.
    mutating func flush() { added.removeAll(keepingCapacity: true) }
}
