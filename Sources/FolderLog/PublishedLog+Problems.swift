import Bytes
import Cryptography
import Transparency

extension PublishedLog {
    /// What of the folder is not as the records make it, beside what the tree tells: tiles of level
    /// 0, parts of tiles and bundles that a smaller tree had, and files that nobody asks for.
    /// Every file is read once more.
    public func problems() -> [FileProblem] {
        strangers + missingBundles + published.bundles.keys.sorted().flatMap(problems)
            + published.tiles.keys.sorted().flatMap(problems)
    }

    private var strangers: [FileProblem] {
        let known: (String) -> Bool = { path in
            path == "checkpoint" || path.hasPrefix("tile/")
                || path.hasPrefix(CosignatureFolder.name + "/")
        }
        let unknown = files.paths.filter { !known($0) } + published.strangers + files.others
        return unknown.map { path in
            FileProblem(
                .unknown, path, expected: "checkpoint, tiles and bundles only",
                found: "another file")
        }
    }

    /// The first bundle of each gap.
    private var missingBundles: [FileProblem] {
        var next: UInt64 = 0
        var problems: [FileProblem] = []
        func miss(_ index: UInt64) {
            let width = width(level: 0, index: index)
            guard width > 0 else { return }
            problems.append(missing(Tile.entriesPath(index, width: width), "\(width) records"))
        }
        for index in published.bundles.keys.sorted() where width(level: 0, index: index) > 0 {
            if index > next { miss(next) }
            next = index + 1
        }
        miss(next)
        return problems
    }

    /// Compares every bundle that is there with the widest, and the leaves of that with the tile.
    private func problems(ofBundle index: UInt64) -> [FileProblem] {
        let width = width(level: 0, index: index)
        guard width > 0 else { return [] }
        let path = Tile.entriesPath(index, width: width)
        guard let bundle = bundle(index, width: width) else {
            return [missing(path, "\(width) records")]
        }
        guard bundle.places.count == width else {
            return [
                FileProblem(
                    .wrong, path, expected: "\(width) records", found: "\(bundle.places.count)")
            ]
        }
        var problems: [FileProblem] = []
        for part in published.bundles[index] ?? [] where part <= width {
            let path = Tile.entriesPath(index, width: part)
            let end = bundle.places[part - 1].upperBound
            let bytes = files.bytes(path, upTo: EntryBundle.byteLimit(part))
            if bytes?.elementsEqual(bundle.bytes[..<end]) != true {
                problems.append(wrong(path, "\(part) records as in the wider bundle, and no more"))
            }
        }
        let leaves = bundle.places.map {
            MerkleHash.leaf(bundle.bytes.rawSpan.extracting($0))
        }
        return problems + compare(level: 0, index: index, with: leaves)
    }

    /// Compares the parts of a tile above level 0 with the tile, which the tree is compared with.
    private func problems(ofTile place: PublishedFiles.Place) -> [FileProblem] {
        let width = width(level: place.level, index: place.index)
        guard place.level > 0, width > 0,
            let hashes = hashes(level: place.level, index: place.index, width: width)
        else { return [] }
        return compare(level: place.level, index: place.index, with: hashes)
    }

    private func compare(level: Int, index: UInt64, with nodes: [MerkleHash]) -> [FileProblem] {
        let widths = published.tiles[.init(level: level, index: index)] ?? []
        var problems: [FileProblem] = []
        if !widths.contains(where: { $0 >= nodes.count }) {
            let tile = Tile(level: level, index: index, width: nodes.count)
            problems.append(missing(tile.path, "\(nodes.count) hashes"))
        }
        for width in widths {
            let path = Tile(level: level, index: index, width: width).path
            guard let bytes = files.bytes(path, upTo: 32 * width) else {
                problems.append(wrong(path, "\(width) hashes"))
                continue
            }
            // What lies beyond the checkpoint is not covered by it.
            let count = min(width, nodes.count)
            let expected = nodes[..<count].flatMap(\.bytes)
            if bytes.count != 32 * width || !bytes.starts(with: expected) {
                problems.append(wrong(path, "the hashes that the records make"))
            }
        }
        return problems
    }

    private func missing(_ path: String, _ expected: String) -> FileProblem {
        FileProblem(.missing, path, expected: expected, found: "none, or fewer")
    }

    private func wrong(_ path: String, _ expected: String) -> FileProblem {
        FileProblem(.wrong, path, expected: expected, found: "other bytes")
    }

    /// Files of a larger tree than the checkpoint's: they may be of a publication that is going on.
    public var filesBeyond: Int {
        let tiles = published.tiles.map { place, widths in
            widths.count { $0 > width(level: place.level, index: place.index) }
        }
        let bundles = published.bundles.map { index, widths in
            widths.count { $0 > width(level: 0, index: index) }
        }
        return (tiles + bundles).reduce(0, +)
    }
}
