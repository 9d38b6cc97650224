import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import Snapshot
import TestSupport
import Transparency

/// Folders as `daicho publish` and `daicho snapshot` lay them out, made of records alone and by
/// other code than theirs.
enum PublishedFolder {
    static func write(_ records: [[UInt8]], to folder: String, signer: NoteSigner) throws {
        var row = records.map { MerkleHash.leaf($0.rawSpan) }
        var range = CompactRange()
        for leaf in row { range.append(leaf) }
        for tile in Tile.all(size: UInt64(records.count)) {
            // A row's nodes are full tiles of the row below.
            if tile.level > 0, tile.index == 0 {
                row = stride(from: 0, to: row.count - row.count % 256, by: 256).map {
                    Tile.root(of: row[$0..<($0 + 256)])
                }
            }
            let start = Int(tile.index) * 256
            try put(
                row[start..<(start + tile.width)].flatMap(\.bytes), "\(folder)/\(tile.path)")
            guard tile.level == 0 else { continue }
            try put(
                records[start..<(start + tile.width)].flatMap(bundled),
                "\(folder)/\(Tile.entriesPath(tile.index, width: tile.width))")
        }
        try put(Array(try signer.checkpoint(range.head).encoded.utf8), "\(folder)/checkpoint")
    }

    /// A package of the first `count` records, under a checkpoint of all of them.
    static func writePackage(
        _ history: History, first count: Int, to folder: String, signer: NoteSigner
    ) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let records = try history.records()
        var builder = try SnapshotBuilder(
            { file, bytes in
                let path = "\(folder)/\(file)"
                let there = FileManager.default.contents(atPath: path) ?? Data()
                try Data(there + bytes).write(to: URL(filePath: path))
            }, nameAhead: history.ledger.name)
        for (event, record) in zip(history.events, records).prefix(count) {
            try builder.add(event, record: record.rawSpan)
        }
        let tree = LeafTree(records)
        let proof = try MerkleTree(tree).consistencyProof(
            from: UInt64(count), to: UInt64(records.count))
        let root = try MerkleTree(tree).root(size: UInt64(records.count))
        let note = try signer.checkpoint(TreeHead(size: UInt64(records.count), root: root))
        _ = try builder.finish(checkpoint: (note, proof))
    }

    private static func bundled(_ record: [UInt8]) -> [UInt8] {
        [UInt8(record.count >> 8), UInt8(record.count & 255)] + record
    }

    static func put(_ bytes: [UInt8], _ path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}

/// The nodes of a tree, each hashed from its leaves when it is asked for.
private struct LeafTree: NodeReader {
    let leaves: [MerkleHash]

    init(_ records: [[UInt8]]) { leaves = records.map { MerkleHash.leaf($0.rawSpan) } }

    func node(level: Int, index: UInt64) -> MerkleHash {
        let start = Int(index) << level
        return Tile.root(of: leaves[start..<(start + 1 << level)])
    }
}
