import Cryptography
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import Transparency

/// Writes tiles and entry bundles as C2SP tlog-tiles lays them out.
struct TilePublisher {
    let log: LMDBEventLog
    let folder: String

    /// Tiles that stand already are kept, so they must be this log's own.
    func requireEarlierSelf(_ checkpoint: Checkpoint) throws {
        guard let data = FileManager.default.contents(atPath: "\(folder)/checkpoint") else {
            return
        }
        let published = (try? SignedNote(parsing: Array(data))).flatMap { try? Checkpoint($0.text) }
        guard let published, published.origin == checkpoint.origin else { throw isAnotherLog }
        guard published.head.size <= checkpoint.head.size else {
            guard try isSignedByThisLog(data) else { throw isAnotherLog }
            throw CommandFailure(
                .badInput,
                "\(folder): what is published here is newer, with \(published.head.size) events "
                    + "where this ledger holds \(checkpoint.head.size); publish the newest state")
        }
        guard
            try LedgerReader.reading({ try MerkleTree(log).root(size: published.head.size) })
                == published.head.root
        else { throw isAnotherLog }
    }

    private var isAnotherLog: CommandFailure {
        CommandFailure(
            .badInput, "\(folder): what is published here is another log; choose another folder")
    }

    /// Whether a checkpoint that is ahead of this log bears a signature of the log's own key.
    private func isSignedByThisLog(_ note: Data) throws -> Bool {
        let note = try? SignedNote(parsing: Array(note))
        guard let note, let newest = try LedgerReader.reading({ try log.checkpoint() }),
            let origin = try? Checkpoint(newest.text).origin,
            let key = try SigningKey.opening(of: log).flatMap(Ed25519PublicKey.init(bytes:)),
            let verifier = NoteVerifier(name: origin, publicKey: key)
        else { return false }
        return verifier.verifies(note)
    }

    func publish(size: UInt64) throws {
        var progress = Progress("tiles written")
        for (count, tile) in Tile.all(size: size).enumerated() {
            progress.report(UInt64(count))
            if exists(tile.path) { continue }
            let hashes = try LedgerReader.reading {
                try log.nodes(tileLevel: tile.level, from: tile.index << 8, count: tile.width)
            }
            try write(tile.path, hashes.flatMap(\.bytes))
        }
        for bundle in Tile.all(size: size) where bundle.level == 0 {
            let path = Tile.entriesPath(bundle.index, width: bundle.width)
            if exists(path) { continue }
            try write(path, entries(bundle))
        }
    }

    private func entries(_ bundle: Tile) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var count = 0
        try LedgerReader.reading {
            try log.read(from: LogPosition(bundle.index << 8)) { _, record in
                bytes += Tile.entry(record)
                count += 1
                return count < bundle.width
            }
        }
        return bytes
    }

    private func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(path)")
    }

    /// Writes the file beside its place and moves it there, so that no reader sees half of it.
    func write(_ path: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: "\(folder)/\(path)")
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url, options: .atomic)
        } catch {
            throw CommandFailure(
                .failed, "\(folder)/\(path): cannot be written: \(error.reason)")
        }
    }
}
