import Bytes

/// A piece of the tree as C2SP tlog-tiles lays it out: up to 256 neighbouring nodes of a level that
/// is a multiple of eight.
public struct Tile: Hashable, Sendable {
    /// 0 holds leaves' hashes, 1 the roots of full tiles of level 0, and so on.
    public let level: Int
    public let index: UInt64
    /// 1 to 256.
    public let width: Int

    public static let height = 8
    public static let fullWidth = 256

    public init(level: Int, index: UInt64, width: Int = Tile.fullWidth) {
        precondition((1...Self.fullWidth).contains(width))
        self.level = level
        self.index = index
        self.width = width
    }

    /// `tile/0/x001/234.p/5`.
    public var path: String { "tile/\(level)/" + Self.indexPath(index, width) }

    /// `tile/entries/x001/234`: the records themselves, each after its length in two bytes.
    public static func entriesPath(_ index: UInt64, width: Int) -> String {
        "tile/entries/" + indexPath(index, width)
    }

    /// A record as it stands in a bundle of entries: after its length in two big-endian bytes.
    ///
    /// - Parameter record: at most 65,535 bytes.
    public static func entry(_ record: RawSpan) -> [UInt8] {
        [UInt8(record.byteCount >> 8), UInt8(record.byteCount & 255)] + record.copied()
    }

    private static func indexPath(_ index: UInt64, _ width: Int) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            groups.append(String(repeating: "0", count: 3 - digits.count) + digits)
            rest /= 1000
        } while rest > 0
        let path = groups.reversed().enumerated().map { place, group in
            place < groups.count - 1 ? "x" + group : group
        }
        return path.joined(separator: "/") + (width < fullWidth ? ".p/\(width)" : "")
    }

    /// The tiles of a tree of `size` leaves, full and partial, level by level.
    public static func all(size: UInt64) -> [Tile] {
        var tiles: [Tile] = []
        var level = 0
        var count = size
        while count > 0 {
            for index in 0..<(count >> 8) { tiles.append(Tile(level: level, index: index)) }
            let rest = Int(count & 255)
            if rest > 0 { tiles.append(Tile(level: level, index: count >> 8, width: rest)) }
            count >>= 8
            level += 1
        }
        return tiles
    }

    /// The root of `count` (a power of two) of the tile's nodes, from `start`.
    public static func root(of nodes: ArraySlice<MerkleHash>) -> MerkleHash {
        var row = Array(nodes)
        precondition(row.count.nonzeroBitCount == 1)
        while row.count > 1 { row = MerkleHash.nodes(above: row) }
        return row[0]
    }
}
