public import Audit
import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
public import FolderLog
import Foundation
import LMDBEventLog
import Snapshot
import Transparency

extension PublishedLog: UnindexedLog {}
extension PackagedLog: UnindexedLog {}

/// No damaged package or published log ends the process, takes long or is verified: what is
/// verified is what was recorded.
///
/// The input is edits to a folder: the first byte chooses a package or a published log; then follow
/// file, offset (two little-endian bytes), a count, and as many bytes to put there. A count of zero
/// ends the file at that place.
enum FolderOracle {
    private struct Folder {
        let files: [(name: String, bytes: [UInt8])]
        let isPackage: Bool
    }

    private static let records: [[UInt8]] = {
        guard let records = try? Fixture.records(of: "sample") else {
            preconditionFailure("the image of sample cannot be read")
        }
        return records
    }()

    private static let folders: [Folder] = {
        do { return [try package(), try publication()] } catch {
            preconditionFailure("the folders cannot be made: \(error)")
        }
    }()

    private static func withLog<Result>(_ body: (LMDBEventLog) throws -> Result) throws -> Result {
        try ScratchFile.with(Fixture.image("sample")) { try body(LMDBEventLog(readingFrom: $0)) }
    }

    private static func package() throws -> Folder {
        final class Files {
            var bytes: [String: [UInt8]] = [:]
            func append(_ file: String, _ more: [UInt8]) { bytes[file, default: []] += more }
        }
        return try withLog { log in
            let files = Files()
            var builder = try SnapshotBuilder(files.append) { stream in
                (try? log.event(at: stream.position))?.streamName
            }
            try log.read(from: .start) { _, record in
                try builder.add(RecordDecoder.decode(record), record: record)
                return true
            }
            let count = UInt64(records.count)
            let proof = ConsistencyProof(oldSize: count, size: count, path: [])
            _ = try builder.finish(checkpoint: log.checkpoint().map { ($0, proof) })
            return Folder(files: sorted(files.bytes), isPackage: true)
        }
    }

    private static func publication() throws -> Folder {
        try withLog { log in
            var files: [String: [UInt8]] = [:]
            files["checkpoint"] = try Array((log.checkpoint()?.encoded ?? "").utf8)
            for tile in Tile.all(size: UInt64(records.count)) {
                files[tile.path] = try log.nodes(
                    tileLevel: tile.level, from: tile.index << 8, count: tile.width
                ).flatMap(\.bytes)
                guard tile.level == 0 else { continue }
                let start = Int(tile.index << 8)
                files[Tile.entriesPath(tile.index, width: tile.width)] =
                    records[start..<(start + tile.width)].flatMap { Tile.entry($0.rawSpan) }
            }
            return Folder(files: sorted(files), isPackage: false)
        }
    }

    private static func sorted(_ files: [String: [UInt8]]) -> [(name: String, bytes: [UInt8])] {
        files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    static func check(_ bytes: [UInt8]) throws {
        var input = ByteSource(bytes)
        let folder = folders[Int(input.byte()) % folders.count]
        var edited: [Int: [UInt8]] = [:]
        while !input.isAtEnd {
            let index = Int(input.byte()) % folder.files.count
            var file = edited[index] ?? folder.files[index].bytes
            // Large files are edited all over.
            let part = max(1, file.count / 65_536 + 1)
            let place = (Int(input.byte()) | Int(input.byte()) << 8) * part
            let bytes = input.bytes(Int(input.byte() % 64))
            guard place < file.count else { continue }
            if bytes.isEmpty { file.removeLast(file.count - place) }
            for (index, byte) in zip(place..<file.count, bytes) { file[index] = byte }
            edited[index] = file
        }
        try check(folder, edited.filter { $0.value != folder.files[$0.key].bytes })
    }

    private static func check(_ folder: Folder, _ edited: [Int: [UInt8]]) throws {
        let path = FileManager.default.temporaryDirectory.path + "/daicho-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        for (index, file) in folder.files.enumerated() {
            let url = URL(fileURLWithPath: path + "/" + file.name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(edited[index] ?? file.bytes).write(to: url)
        }
        let isVerified = isVerified(path, folder.isPackage)
        try hold(isVerified == edited.isEmpty, "what is verified is what was written")
    }

    /// Does what the auditor's tool does.
    private static func isVerified(_ path: String, _ isPackage: Bool) -> Bool {
        if isPackage {
            let log = PackagedLog(folder: path)
            guard isVerified(log) else { return false }
            let check = PackageCheck(log, isSound: true)
            return check.problems.isEmpty && check.unchecked.isEmpty
        }
        guard let log = try? PublishedLog(folder: path), isVerified(log) else { return false }
        return log.problems().isEmpty
    }

    private static func isVerified(_ log: some AuditedLog) -> Bool {
        var audit = LedgerAudit(log, AuditSettings(), replay: nil)
        audit.run()
        for finding in audit.report.findings { _ = finding.description }
        return audit.report.result == .verified
    }

    static func seeds() -> [[UInt8]] {
        [
            [0], [1], [0, 0, 10, 0, 1, 65], [1, 0, 5, 0, 1, 50], [0, 5, 0, 0, 0],
            [1, 3, 100, 1, 4, 1, 2, 3, 4], [0, 1, 0, 0, 2, 255, 255],
        ]
    }
}
