import Transparency

/// Grows the tree by leaves and says which tiles an append has to write.
struct TreeWriter {
    private(set) var range = CompactRange()
    /// The leaves' hashes of the open tile of level 0.
    private var openLeaves: [MerkleHash] = []
    /// The hashes that the append has added to tiles of level 1 and above, by tile.
    private(set) var added: [TilePlace: [MerkleHash]] = [:]

    struct TilePlace: Hashable {
        let level: Int
        let index: UInt64
    }

    init() {}

    /// - Parameter openLeaves: the hashes of the leaves behind the last full tile.
    init(range: CompactRange, openLeaves: [MerkleHash]) {
        precondition(openLeaves.count == Int(range.size & 255))
        self.range = range
        self.openLeaves = openLeaves
    }

    mutating func append(_ leaf: MerkleHash) {
        let index = range.size
        openLeaves.append(leaf)
        if openLeaves.count == Tile.fullWidth {
            added[TilePlace(level: 0, index: index >> 8)] = openLeaves
            openLeaves.removeAll(keepingCapacity: true)
        }
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
