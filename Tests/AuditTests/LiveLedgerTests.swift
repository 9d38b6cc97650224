import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import Synchronization
import TestSupport
import Testing
import Transparency

/// The tool on a ledger that is in use, and on a copy that must stay as it is.
@Suite struct LiveLedgerTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("log.mdb") }

    init() throws { folder = try TemporaryDirectory() }

    private func records(renaming count: Int) throws -> [[UInt8]] {
        var history = try SmallLedger.history()
        for number in 0..<count {
            try history.perform(
                TestCommand(
                    "party.rename", "party/bank", on: "2024-10-04",
                    [("name", .string("bank \(number)"))]))
        }
        return try history.records()
    }

    private func makeLog() throws -> LMDBEventLog {
        let signer = try SmallLedger.signer()
        return try LMDBEventLog(path: path, creating: true, mapSizeBytes: 1 << 28) {
            try signer.checkpoint($0)
        }
    }

    @Test func `a ledger that is being written is verified as it was when the audit began`() throws
    {
        let records = try records(renaming: 20_000)
        let log = try makeLog()
        // Enough that the writer commits many times while it is audited.
        let start = 4000
        _ = try log.append(Batch(first: .start, records: Array(records[..<start])), if: .none)
        let isDone = Atomic<Bool>(false)
        let threads = ThreadGroup()
        threads.start {
            do {
                for position in start..<records.count {
                    if isDone.load(ordering: .acquiring) { return }
                    let batch = Batch(
                        first: LogPosition(UInt64(position)), records: [records[position]])
                    _ = try log.append(batch, if: .none)
                }
            } catch {
                Issue.record(error)
            }
        }
        defer {
            isDone.store(true, ordering: .releasing)
            threads.wait()
        }
        for verb in ["verify", "replay", "verify", "replay", "verify", "replay"] {
            let before = try log.next()
            let outcome = try ReplayTool.run(verb, folder.path)
            #expect(outcome.status == 0, "\(verb) behind \(before):\n\(outcome.text)")
            #expect(try log.next() > before, "it was not written meanwhile")
        }
    }

    @Test func `nothing is written beside a copy`() throws {
        _ = try makeLog().append(
            Batch(first: .start, records: SmallLedger.history().records()), if: .none)
        try FileManager.default.removeItem(atPath: path + "-lock")
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(try ReplayTool.run("replay", folder.path).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["log.mdb"])
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `a checkpoint is read from a pipe`() throws {
        let log = try makeLog()
        _ = try log.append(
            Batch(first: .start, records: SmallLedger.history().records()), if: .none)
        let file = folder.file("checkpoint")
        let note = try #require(try log.checkpoint())
        try Data(note.encoded.utf8).write(to: URL(filePath: file))
        let line = #""$0" verify "$1" --checkpoint <(cat "$2")"#
        let outcome = try ReplayTool.shell(line, folder.path, file)
        #expect(outcome.status == 0, "\(outcome.text)")
        let endless = try ReplayTool.run("verify", folder.path, "--checkpoint", "/dev/zero")
        #expect(endless.status == 2)
        #expect(endless.text.contains("longer than"), "\(endless.text)")
    }

    @Test(arguments: ["mkfifo", "mkdir", "ln -s /dev/zero"])
    func `what is not a file is refused and not waited for`(_ making: String) throws {
        _ = try ReplayTool.shell("\(making) \"$1\"", path)
        let outcome = try ReplayTool.run("verify", folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.text.contains("not a regular file"), "\(outcome.text)")
    }

    @Test func `a sparse file of any length is refused`() throws {
        _ = try makeLog()
        for length in ["10G", "7T"] {
            _ = try ReplayTool.shell(#"truncate -s "$1" "$2""#, length, path)
            let outcome = try ReplayTool.run("verify", folder.path)
            #expect(outcome.status == 2, "\(outcome.text)")
        }
    }
}
