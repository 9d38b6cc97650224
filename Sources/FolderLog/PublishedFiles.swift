import Transparency

/// Which tiles and bundles lie in a folder, as C2SP tlog-tiles names them. A folder may hold the
/// part of a tile that an earlier, smaller tree had beside the tile that it has grown to.
struct PublishedFiles: Sendable {
    struct Place: Hashable, Comparable, Sendable {
        let level: Int
        let index: UInt64

        static func < (left: Place, right: Place) -> Bool {
            (left.level, left.index) < (right.level, right.index)
        }
    }

    /// The widths in which a tile is there, ascending.
    private(set) var tiles: [Place: [Int]] = [:]
    /// The widths in which a bundle of records is there, ascending.
    private(set) var bundles: [UInt64: [Int]] = [:]
    /// Files of a folder `tile` that have no name of a tile.
    private(set) var strangers: [String] = []

    init(_ paths: [String]) {
        for path in paths where path.hasPrefix("tile/") {
            guard let (level, index, width) = Self.parse(path) else {
                strangers.append(path)
                continue
            }
            if let level {
                tiles[Place(level: level, index: index), default: []].append(width)
            } else {
                bundles[index, default: []].append(width)
            }
        }
        tiles = tiles.mapValues { $0.sorted() }
        bundles = bundles.mapValues { $0.sorted() }
    }

    /// What a path names; no level for a bundle of records. `nil` for a path that names nothing,
    /// or not in the one spelling.
    private static func parse(_ path: String) -> (level: Int?, index: UInt64, width: Int)? {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard let kind = parts.popFirst() else { return nil }
        let level = Int(kind)
        guard kind == "entries" || level.map({ (0...7).contains($0) }) == true else { return nil }
        var width = Tile.fullWidth
        if let last = parts.last, parts.dropLast().last?.hasSuffix(".p") == true {
            guard let part = Int(last), (1..<Tile.fullWidth).contains(part) else { return nil }
            width = part
            parts = parts.dropLast()
        }
        guard let index = index(parts, isPart: width < Tile.fullWidth) else { return nil }
        let spelling =
            level.map { Tile(level: $0, index: index, width: width).path }
            ?? Tile.entriesPath(index, width: width)
        return spelling == path ? (level, index, width) : nil
    }

    /// `x001/234` and, if it is a part, `234.p`.
    private static func index(_ parts: ArraySlice<Substring>, isPart: Bool) -> UInt64? {
        // More groups than a number of 64 bits has digits name nothing.
        guard !parts.isEmpty, parts.count <= 6 else { return nil }
        var index: UInt64 = 0
        for (place, part) in parts.enumerated() {
            var digits = part
            if place < parts.count - 1 {
                guard digits.popFirst() == "x" else { return nil }
            } else if isPart {
                digits = digits.dropLast(2)
            }
            guard digits.utf8.count == 3, let group = UInt64(digits) else { return nil }
            index = index * 1000 + group
        }
        return index
    }
}
