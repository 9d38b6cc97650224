import Audit
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import ReadModels
import StateCoding
import TestSupport
import Testing
import Transparency

/// A replay that was interrupted goes on, on the log that it was begun on and no other.
@Suite struct ResumeTests {
    private static func history(_ count: Int, _ word: String = "bank") throws -> History {
        var history = try SmallLedger.history()
        while history.events.count < count {
            try history.perform(
                TestCommand(
                    "party.rename", "party/bank", on: "2024-10-04",
                    [("name", .string("\(word) \(history.events.count)"))]))
        }
        return history
    }

    private static func log(_ records: [[UInt8]]) throws -> LyingLog {
        try LyingLog(records, signer: SmallLedger.signer())
    }

    private func interrupted(_ log: LyingLog) throws -> ReplayImage {
        var audit = LedgerAudit(log, AuditSettings(), replay: Replay())
        var image: ReplayImage?
        audit.run { stretch, replay in
            guard let replay, image == nil else { return }
            let size = replay.view.progress.rawValue
            image = try ReplayImage(of: replay, at: #require(stretch.head(at: size)))
            throw AuditInterruption("interrupted")
        }
        #expect(audit.report.result != .verified)
        #expect(audit.report.unchecked.contains { $0.contains("interrupted") })
        return try #require(image)
    }

    private func resumed(_ image: ReplayImage, _ log: LyingLog) -> LedgerAudit<LyingLog> {
        var audit = LedgerAudit(log, AuditSettings(), replay: image.replay, from: image.head)
        audit.run()
        return audit
    }

    @Test func `what was resumed comes to what an uninterrupted replay comes to`() throws {
        let log = try Self.log(Self.history(2_200).records())
        var whole = LedgerAudit(log, AuditSettings(), replay: Replay())
        whole.run()
        #expect(whole.report.result == .verified, "\(whole.report.findings)")
        let image = try ReplayImage(interrupted(log).bytes)
        #expect((1_000...1_024).contains(image.head.size))
        let resumed = resumed(image, log)
        #expect(resumed.report.result == .verified && !resumed.isForeign)
        #expect(resumed.replay?.view == whole.replay?.view)
        #expect(resumed.replay?.commandCount == whole.replay?.commandCount)
    }

    @Test func `what a witness remembers is told from a replay that was interrupted`() throws {
        let image = try interrupted(Self.log(Self.history(1_100).records()))
        #expect(try ReplayImage(image.bytes).signed == nil)
        let signed = ReplayImage.Signed("example.org/a log", by: "witness+hash+key")
        let memory = ReplayImage(of: image.replay, at: image.head, signed: signed)
        let read = try ReplayImage(memory.bytes)
        #expect(read.signed == signed && read.head == image.head)
    }

    @Test func `findings from before an interruption are told after it`() throws {
        var records = try Self.history(1_500).records()
        let record = records[40]
        let event = try RecordDecoder.decode(record.rawSpan)
        records[40] = try RecordEncoder.encode(event.changing(head: { $0.role = 9 }))
        let log = try Self.log(records)
        let image = try ReplayImage(interrupted(log).bytes)
        #expect(!image.replay.findings.isEmpty)
        let resumed = resumed(image, log)
        #expect(resumed.report.findings.contains { $0.position == 40 })
    }

    @Test func `another history is refused, also one that is shorter`() throws {
        let records = try Self.history(1_500).records()
        let image = try interrupted(Self.log(records))
        let other = try Self.log(Self.history(1_500, "another").records())
        #expect(resumed(image, other).isForeign)
        #expect(resumed(image, other).report.result != .verified)
        #expect(resumed(image, try Self.log(Array(records[..<500]))).isForeign)
        #expect(resumed(image, try Self.log([])).isForeign)
    }

    @Test func `no damaged file is gone on with`() throws {
        let bytes = try interrupted(Self.log(Self.history(1_100).records())).bytes
        for place in stride(from: 0, to: bytes.count, by: 997) {
            var changed = bytes
            changed[place] ^= 0x10
            // The size and the root are compared with the records, all else with its hash.
            let image = try? ReplayImage(changed)
            #expect(image == nil || place < 200, "byte \(place)")
        }
        for count in [0, 1, 100, 300, bytes.count - 1] {
            #expect(throws: StateFault.self) { try ReplayImage(Array(bytes[..<count])) }
        }
        #expect(throws: StateFault.self) { try ReplayImage(bytes + [0]) }
    }

    @Test func `a certificate is the same to the byte, whether it was interrupted or not`() throws {
        let folder = try TemporaryDirectory()
        let records = try Self.history(1_300).records()
        let signer = try SmallLedger.signer()
        let log = try LMDBEventLog(
            path: folder.file("log.mdb"), creating: true, mapSizeBytes: 1 << 26
        ) { try signer.checkpoint($0) }
        _ = try log.append(Batch(first: .start, records: records), if: .none)
        let (file, told) = (folder.file("replay"), folder.file("told"))
        let kept = try Data(interrupted(Self.log(records)).bytes)
        for form in ["", "--json", "--html"] {
            let whole = try ReplayTool.shell("\"$0\" certificate \"$1\" \(form)", folder.path)
            try kept.write(to: URL(filePath: file))
            let resumed = try ReplayTool.shell(
                "\"$0\" certificate \"$1\" --resume \"$2\" \(form) 2>\"$3\"",
                folder.path, file, told)
            #expect(whole.status == 0 && resumed == whole, "\(resumed.text)")
            // That it went on is told beside the page.
            let note = try String(contentsOfFile: told, encoding: .utf8)
            #expect(note.contains("not run again: the rules of the first"), "\(note)")
            #expect(!FileManager.default.fileExists(atPath: file))
        }
    }

    @Test func `the tool goes on, refuses what is foreign, and removes what is done`() throws {
        let folder = try TemporaryDirectory()
        let records = try Self.history(1_300).records()
        let signer = try SmallLedger.signer()
        let log = try LMDBEventLog(
            path: folder.file("log.mdb"), creating: true, mapSizeBytes: 1 << 26
        ) { try signer.checkpoint($0) }
        _ = try log.append(Batch(first: .start, records: records), if: .none)
        let file = folder.file("replay")
        try Data(interrupted(Self.log(records)).bytes).write(to: URL(filePath: file))
        let resumed = try ReplayTool.run("replay", folder.path, "--resume", file)
        #expect(resumed.status == 0, "\(resumed.text)")
        #expect(resumed.text.contains("were run by the replay that \(file) was kept from"))
        #expect(!FileManager.default.fileExists(atPath: file))
        let other = try interrupted(Self.log(Self.history(1_300, "another").records()))
        try Data(other.bytes).write(to: URL(filePath: file))
        let foreign = try ReplayTool.run("replay", folder.path, "--resume", file)
        #expect(foreign.status == 2 && foreign.text.contains("does not begin"), "\(foreign.text)")
        #expect(FileManager.default.fileExists(atPath: file))
        try Data(other.bytes.dropLast()).write(to: URL(filePath: file))
        let damaged = try ReplayTool.run("replay", folder.path, "--resume", file)
        #expect(damaged.status == 2 && damaged.text.contains("damaged"), "\(damaged.text)")
    }
}
