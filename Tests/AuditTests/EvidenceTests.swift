import Audit
import Bytes
import Cryptography
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import TestSupport
import Testing
import Transparency

/// Documents that events name, and a ledger in use beside the copy that was replayed.
@Suite struct EvidenceTests {
    private let folder: TemporaryDirectory
    private var ledger: String { folder.file("ledger") }
    private var documents: String { folder.file("documents") }

    init() throws {
        folder = try TemporaryDirectory()
        for path in [ledger, documents] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        }
    }

    private static func naming(_ bytes: [UInt8], _ byteCount: Int) -> TestCommand {
        let digest = SHA256.hash(bytes).description
        return TestCommand(
            """
            {"command":"party.rename","subject":"party/bank","on":"2024-10-04",
             "facts":{"name":"bank \(byteCount)"},
             "evidence":[{"sha256":"\(digest)","mediaType":"text/plain",
                          "byteCount":\(byteCount),"title":"letter"}]}
            """)
    }

    private func write(_ records: [[UInt8]], to ledger: String) throws {
        let signer = try SmallLedger.signer()
        let log = try LMDBEventLog(
            path: ledger + "/log.mdb", creating: true, mapSizeBytes: 1 << 26
        ) { try signer.checkpoint($0) }
        _ = try log.append(Batch(first: .start, records: records), if: .none)
    }

    private func audit() throws -> (status: Int32, text: String) {
        try ReplayTool.run("verify", ledger, "--evidence", documents)
    }

    @Test func `a document that is there is counted, one that is not is told`() throws {
        let letter = Array("a letter".utf8)
        try write(
            SmallLedger.history(then: [Self.naming(letter, letter.count)]).records(), to: ledger)
        let none = try audit()
        #expect(none.status == 2 && none.text.contains("2 of 2 documents"), "\(none.text)")
        try PublishedFolder.put(letter, documents + "/letters/any name.txt")
        let one = try audit()
        #expect(one.status == 2 && one.text.contains("1 of 2 documents"), "\(one.text)")
        // A changed letter is another document.
        try PublishedFolder.put(letter + [0x20], documents + "/letters/any name.txt")
        #expect(try audit().text.contains("2 of 2 documents"))
    }

    @Test func `a length that no document has is a finding`() throws {
        let letter = Array("a letter".utf8)
        try write(
            SmallLedger.history(then: [Self.naming(letter, letter.count + 1)]).records(),
            to: ledger)
        try PublishedFolder.put(letter, documents + "/letter")
        let outcome = try audit()
        #expect(outcome.status == 1 && outcome.text.contains("[evidence-wrong]"), "\(outcome.text)")
        #expect(outcome.text.contains("record 54"))
    }

    @Test func `a ledger in use is compared with the copy`() throws {
        let live = folder.file("live")
        let history = try SmallLedger.history()
        try write(history.records(), to: ledger)
        func compare(_ more: [TestCommand], dropping count: Int = 0) throws
            -> (status: Int32, text: String)
        {
            try? FileManager.default.removeItem(atPath: live)
            try FileManager.default.createDirectory(
                atPath: live, withIntermediateDirectories: true)
            try write(
                SmallLedger.history(then: more).records().dropLast(count).map { $0 }, to: live)
            return try ReplayTool.run("replay", ledger, "--live", live)
        }
        #expect(try compare([]).status == 0)
        #expect(try compare([Self.naming([1], 1)]).status == 0, "what came since is not looked at")
        let shorter = try compare([], dropping: 3)
        #expect(shorter.status == 1 && shorter.text.contains("[live-differs]"), "\(shorter.text)")
        try FileManager.default.removeItem(atPath: ledger + "/log.mdb")
        try write(SmallLedger.history(then: [Self.naming([1], 1)]).records(), to: ledger)
        let other = try compare([Self.naming([2], 2)])
        #expect(other.status == 1 && other.text.contains("[live-differs]"), "\(other.text)")
        let nowhere = try ReplayTool.run("replay", ledger, "--live", folder.file("nowhere"))
        #expect(nowhere.status == 2, "\(nowhere.text)")
    }
}
