import Bytes
public import Cryptography
public import EventSourcing
public import Transparency

/// A log as `daicho publish` lays it out (C2SP tlog-tiles): tiles, bundles of records and the
/// checkpoint that covers them. Nothing in the folder is believed, and nothing is written.
public struct PublishedLog: NodeReader, Sendable {
    /// The newest checkpoint that was published.
    public let checkpoint: SignedNote
    public let head: TreeHead
    let files: FolderFiles
    let published: PublishedFiles
    /// The bundles that are there, in order.
    private let bundleIndexes: [UInt64]

    /// - Throws: ``LogFailure/broken(_:)`` if there is no checkpoint that could be read.
    public init(folder: String) throws(LogFailure) {
        files = FolderFiles(folder)
        let bytes = files.bytes("checkpoint", upTo: SignedNote.maximumBytes)
        guard let bytes else {
            throw .broken("\(folder)/checkpoint: there is no published log here")
        }
        do {
            checkpoint = try SignedNote(parsing: bytes)
            head = try Checkpoint(checkpoint.text).head
        } catch {
            throw .broken("\(folder)/checkpoint: \(error)")
        }
        published = PublishedFiles(files.paths)
        bundleIndexes = published.bundles.keys.sorted()
    }

    /// How many nodes of a tile, or records of a bundle, the tree has.
    func width(level: Int, index: UInt64) -> Int {
        let count = level < 8 ? head.size >> UInt64(8 * level) : 0
        let start = index.multipliedReportingOverflow(by: UInt64(Tile.fullWidth))
        guard !start.overflow, count > start.partialValue else { return 0 }
        return Int(min(count - start.partialValue, UInt64(Tile.fullWidth)))
    }

    /// The bundle, from the narrowest file that has all of it; `nil` if there is none.
    func bundle(_ index: UInt64, width: Int) -> EntryBundle? {
        guard let there = published.bundles[index]?.first(where: { $0 >= width }),
            let bytes = files.bytes(
                Tile.entriesPath(index, width: there), upTo: EntryBundle.byteLimit(there))
        else { return nil }
        return EntryBundle(bytes, upTo: width)
    }

    /// The tile's hashes, likewise.
    func hashes(level: Int, index: UInt64, width: Int) -> [MerkleHash]? {
        let widths = published.tiles[.init(level: level, index: index)]
        guard let there = widths?.first(where: { $0 >= width }) else { return nil }
        let tile = Tile(level: level, index: index, width: there)
        guard let bytes = files.bytes(tile.path, upTo: 32 * there), bytes.count == 32 * there else {
            return nil
        }
        return (0..<width).compactMap { place in
            MerkleHash(bytes: bytes.rawSpan.extracting((32 * place)..<(32 * place + 32)))
        }
    }
}

extension PublishedLog {
    /// Each record from `start` on that the checkpoint covers, in order, until `body` answers
    /// `false`. What is missing is passed over.
    public func forEachRecord(
        from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool
    ) throws {
        let first = start.rawValue >> 8
        for index in bundleIndexes.drop(while: { $0 < first }) {
            let width = width(level: 0, index: index)
            guard width > 0 else { return }
            guard let bundle = bundle(index, width: width) else { continue }
            for (place, range) in bundle.places.enumerated() {
                let position = index << 8 + UInt64(place)
                guard position >= start.rawValue else { continue }
                let record = bundle.bytes.rawSpan.extracting(range)
                guard try body(LogPosition(position), record) else { return }
            }
        }
    }

    /// The one checkpoint that is published.
    public var covering: (note: SignedNote, proof: ConsistencyProof)? {
        (checkpoint, ConsistencyProof(oldSize: head.size, size: head.size, path: []))
    }

    /// Made from the hashes of a tile.
    public func node(level: Int, index: UInt64) throws -> MerkleHash {
        let count = 1 << (level % Tile.height)
        let first = index << UInt64(level % Tile.height)
        let place = Int(first & 255)
        let tile = (level: level / Tile.height, index: first >> 8)
        let width = width(level: tile.level, index: tile.index)
        guard let hashes = hashes(level: tile.level, index: tile.index, width: width),
            place + count <= hashes.count
        else { throw LogFailure.broken("tile \(tile.level)/\(tile.index): is missing, or cut") }
        return Tile.root(of: hashes[place..<(place + count)])
    }

    /// Each tile above level 0 as far as the checkpoint covers it: level, index, hashes in bytes.
    /// Those of level 0 follow from the records, with which ``problems()`` compares them.
    public func forEachTile(_ body: (UInt64, UInt64, [UInt8]) throws -> Void) throws {
        for place in published.tiles.keys.sorted() where place.level > 0 {
            let width = width(level: place.level, index: place.index)
            guard width > 0,
                let hashes = hashes(level: place.level, index: place.index, width: width)
            else { continue }
            try body(UInt64(place.level), place.index, hashes.flatMap(\.bytes))
        }
    }
}
