import Audit
import Bytes
import Cryptography
import EventCoding
import FolderLog
import Foundation
import TestSupport
import Testing
import Transparency

/// Published logs and packages: every byte of them is covered, and nothing is verified that lacks
/// something.
@Suite struct FolderLogTests {
    private let directory: TemporaryDirectory
    private var folder: String { directory.file("folder") }

    init() throws { directory = try TemporaryDirectory() }

    private static func longHistory(_ count: Int) throws -> History {
        var history = try SmallLedger.history()
        while history.events.count < count {
            try history.perform(
                TestCommand(
                    "party.rename", "party/bank", on: "2024-10-04",
                    [("name", .string("bank \(history.events.count)"))]))
        }
        return history
    }

    private func publish(_ count: Int) throws {
        try PublishedFolder.write(
            Self.longHistory(count).records(), to: folder, signer: SmallLedger.signer())
    }

    private func pack(_ count: Int) throws {
        try PublishedFolder.writePackage(
            SmallLedger.history(), first: count, to: folder, signer: SmallLedger.signer())
    }

    private var files: [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.sorted().filter { path in
            URL(filePath: "\(folder)/\(path)").resourceIsFile
        }
    }

    private func bytes(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(folder)/\(file)")))
    }

    private func put(_ bytes: [UInt8], _ file: String) throws {
        try PublishedFolder.put(bytes, "\(folder)/\(file)")
    }

    @Test(arguments: [54, 256, 700]) func `an honest published log is verified`(
        _ count: Int
    ) throws {
        try publish(count)
        let audit = try FolderAudit(ofPublication: folder)
        #expect(audit.isVerified, "\(audit.report.findings) \(audit.problems)")
        #expect(audit.report.recordCount == UInt64(count) && audit.notCovered.isEmpty)
    }

    @Test(arguments: [54, 31]) func `an honest package is verified`(_ count: Int) throws {
        try pack(count)
        let audit = try FolderAudit(ofPackage: folder)
        #expect(audit.isVerified, "\(audit.report.findings) \(audit.problems)")
        #expect(audit.report.recordCount == UInt64(count))
        #expect(audit.notCovered == ["the order in which the manifest names its files"])
    }

    /// Whether the folder is verified; one that cannot be opened is not.
    private func isVerified(_ isPackage: Bool) -> Bool {
        let audit =
            try? isPackage
            ? FolderAudit(ofPackage: folder) : FolderAudit(ofPublication: folder)
        return audit?.isVerified ?? false
    }

    @Test(arguments: [false, true]) func `no changed byte of any file is verified`(
        _ isPackage: Bool
    ) throws {
        if isPackage { try pack(54) } else { try publish(300) }
        for file in files {
            let sound = try bytes(file)
            // Every byte of small files, and of large ones as many as time allows.
            for place in stride(from: 0, to: sound.count, by: max(1, sound.count / 24)) {
                var changed = sound
                changed[place] ^= 1 << UInt8(place % 7)
                try put(changed, file)
                #expect(!isVerified(isPackage), "\(file), byte \(place)")
            }
            try put(sound, file)
        }
        #expect(isVerified(isPackage))
    }

    @Test(arguments: [false, true]) func `no file that is cut, lengthened or gone is verified`(
        _ isPackage: Bool
    ) throws {
        if isPackage { try pack(54) } else { try publish(300) }
        for file in files {
            let sound = try bytes(file)
            for count in Set([0, sound.count / 2, sound.count - 1]) where count < sound.count {
                guard count >= 0 else { continue }
                try put(Array(sound[..<count]), file)
                #expect(!isVerified(isPackage), "\(file), cut to \(count)")
            }
            try put(sound + [0x0A], file)
            #expect(!isVerified(isPackage), "\(file), with a line more")
            try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
            #expect(!isVerified(isPackage), "\(file), gone")
            try put(sound, file)
        }
        #expect(isVerified(isPackage))
    }

    @Test func `a finding about a package's line names the record`() throws {
        try pack(54)
        var lines = try bytes("events.jsonl").split(
            separator: 0x0A, omittingEmptySubsequences: false)
        lines[17][lines[17].startIndex + 5] ^= 1
        try put(Array(lines.joined(separator: [0x0A])), "events.jsonl")
        let audit = try FolderAudit(ofPackage: folder)
        #expect(audit.problems.contains { $0.file == "events.jsonl" && $0.position == 17 })
    }

    @Test func `a table of another version is not checked, and its hash counts`() throws {
        try pack(54)
        let table = "register-grants.csv"
        let rest = try bytes(table).drop { $0 != 0x0A }
        try put(Array("grant,other".utf8) + rest, table)
        let changed = try FolderAudit(ofPackage: folder)
        #expect(changed.unchecked.contains { $0.contains(table) })
        #expect(changed.problems.map(\.file) == [table])
        #expect(!changed.isVerified)
    }

    @Test func `a stranger's file is told`() throws {
        try pack(54)
        try put([1], "extra.txt")
        #expect(try FolderAudit(ofPackage: folder).problems.map(\.kind) == [.unknown])
        try FileManager.default.removeItem(atPath: folder)
        try publish(54)
        try put([1], "tile/0/x000.p/1")
        try put([1], "tile/0/000.p/0")
        #expect(
            try FolderAudit(ofPublication: folder).problems.map(\.kind) == [.unknown, .unknown])
    }

    @Test func `parts of an earlier publication are compared, later ones are not covered`() throws {
        try publish(300)
        let checkpoint = try bytes("checkpoint")
        try publish(400)
        #expect(isVerified(false))
        // Another history up to the earlier publication.
        let part = "tile/0/001.p/44"
        let sound = try bytes(part)
        try put(sound.dropLast() + [sound[sound.count - 1] ^ 1], part)
        let audit = try FolderAudit(ofPublication: folder)
        #expect(audit.problems.map(\.file) == [part])
        try put(sound, part)
        // An old head in front of newer tiles is honest, and they are not covered.
        try put(checkpoint, "checkpoint")
        let older = try FolderAudit(ofPublication: folder)
        #expect(older.isVerified && older.report.recordCount == 300)
        #expect(older.notCovered == ["2 files"])
    }

    @Test func `a server that shows another history is caught by an older package`() throws {
        try pack(54)
        let manifest = try bytes("manifest.json")
        let root = try #require(
            String(decoding: manifest, as: UTF8.self)
                .firstMatch(of: /"treeRoot": "([0-9a-f]{64})"/)
        ).output.1
        let bytes = try #require(Hexadecimal.decode(root))
        var settings = AuditSettings()
        settings.olderHeads = [
            TreeHead(size: 54, root: try #require(MerkleHash(bytes: bytes)))
        ]
        try FileManager.default.removeItem(atPath: folder)
        try publish(80)
        #expect(try FolderAudit(ofPublication: folder, settings).isVerified)
        // The same number of records, one of them another.
        var history = try SmallLedger.history()
        try history.perform(
            TestCommand(
                "party.rename", "party/bank", on: "2024-10-04", [("name", "another")]))
        var records = try history.records()
        records.remove(at: 53)
        try FileManager.default.removeItem(atPath: folder)
        try PublishedFolder.write(records, to: folder, signer: SmallLedger.signer())
        #expect(try FolderAudit(ofPublication: folder, settings).codes.contains(.notAPrefix))
        // And fewer.
        try FileManager.default.removeItem(atPath: folder)
        try PublishedFolder.write(
            Array(SmallLedger.history().records().prefix(40)), to: folder,
            signer: SmallLedger.signer())
        #expect(try FolderAudit(ofPublication: folder, settings).codes.contains(.notAPrefix))
    }

    @Test func `a part of a log is not held to be as long as the log was`() throws {
        try pack(31)
        var settings = AuditSettings()
        let log = try SmallLedger.log()
        settings.older = [try #require(log.newestNote)]
        let part = try FolderAudit(ofPackage: folder, settings)
        #expect(part.isVerified && part.report.notCovered.contains { $0.contains("54 records") })
        settings.olderHeads = [TreeHead(size: 55, root: .emptyTree)]
        #expect(try FolderAudit(ofPackage: folder, settings).codes == [.notAPrefix])
    }

    @Test(arguments: ["records", "events.jsonl", "README.txt", "checkpoint", "manifest.json"])
    func `a file of a million million bytes of nothing is told soon`(file: String) throws {
        try pack(54)
        try lengthen(file)
        let begin = ContinuousClock.now
        #expect(!isVerified(true))
        #expect(ContinuousClock.now - begin < .seconds(60))
    }

    @Test func `nor is a table read so far that only its hash could tell of`() throws {
        try pack(54)
        let table = "register-grants.csv"
        try put(Array("grant,other\n".utf8), table)
        try lengthen(table)
        let begin = ContinuousClock.now
        let audit = try FolderAudit(ofPackage: folder)
        #expect(audit.problems.map(\.file) == [table] && audit.problems[0].found == "more")
        #expect(ContinuousClock.now - begin < .seconds(60))
    }

    /// With nothing, so that it takes no room.
    private func lengthen(_ file: String) throws {
        let handle = try #require(FileHandle(forWritingAtPath: "\(folder)/\(file)"))
        try handle.truncate(atOffset: 1_000_000_000_000)
        try handle.close()
    }

    @Test func `a folder without records is incomplete or cannot be opened`() throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        #expect(!isVerified(true) && !isVerified(false))
        try put([], "records")
        #expect(try FolderAudit(ofPackage: folder).report.result == .incomplete)
        let empty = try SmallLedger.signer().checkpoint(.empty)
        try FileManager.default.removeItem(atPath: folder)
        try put(Array(empty.encoded.utf8), "checkpoint")
        #expect(try FolderAudit(ofPublication: folder).report.result == .incomplete)
        // A head that claims more records than there ever were takes no more time or memory.
        let vast = try SmallLedger.signer().checkpoint(
            TreeHead(size: .max, root: empty.text.isEmpty ? .emptyTree : .leaf([1].rawSpan)))
        try put(Array(vast.encoded.utf8), "checkpoint")
        #expect(try FolderAudit(ofPublication: folder).report.result == .failed)
    }
}

extension URL {
    fileprivate var resourceIsFile: Bool {
        (try? resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
    }
}
