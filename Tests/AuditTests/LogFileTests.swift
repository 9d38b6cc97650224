public import Audit
import Bytes
import EventCoding
import EventSourcing
import Foundation
import LMDB
public import LMDBEventLog
import TestSupport
import Testing
import Transparency

extension LMDBEventLog: AuditedLog {}

/// Lies in a file, told with the database's own means.
@Suite struct LogFileTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("log.mdb") }

    init() throws { folder = try TemporaryDirectory() }

    /// Appends the records in batches of `count` or, since an append holds whole commands, a few
    /// more, and closes the file.
    private func write(_ records: [[UInt8]], by count: Int = 7) throws {
        let signer = try SmallLedger.signer()
        let log = try LMDBEventLog(path: path, creating: true, mapSizeBytes: 1 << 26) {
            try signer.checkpoint($0)
        }
        let ids = try records.map { record in try RecordIndexEntry(record.rawSpan).commandID }
        var start = 0
        while start < records.count {
            var end = min(start + count, records.count)
            while end < records.count, ids[end] == ids[end - 1] { end += 1 }
            let batch = Batch(
                first: LogPosition(UInt64(start)), records: Array(records[start..<end]))
            _ = try log.append(batch, if: .none)
            start = end
        }
    }

    private func change<Key: TableKey>(
        _ table: String, _ key: Key, _ change: (inout [UInt8]) -> Void
    ) throws {
        var options = EnvironmentOptions()
        options.mapSizeBytes = 1 << 26
        let environment = try Environment(path: path, options: options)
        let table = try environment.table(TableDefinition<Key>(table))
        try environment.write { transaction in
            var bytes = try transaction.copy(of: key, in: table) ?? []
            change(&bytes)
            if bytes.isEmpty {
                _ = try transaction.remove(key, from: table)
            } else {
                try transaction.put(key, bytes.rawSpan, in: table)
            }
        }
        // That the last commit took a row away would be found before any row is read.
        let meta = try environment.table(TableDefinition<UInt64>("meta"))
        try environment.write { transaction in
            let format = try transaction.copy(of: 0, in: meta) ?? []
            try transaction.put(0, format.rawSpan, in: meta)
        }
    }

    /// One number raised in the older meta page: all that is read then is sound, and old.
    @Test(arguments: [UInt8(2), 128]) func `a last commit that was taken back is found`(
        _ change: UInt8
    ) throws {
        try write(SmallLedger.history().records(), by: 30)
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        let older = bytes[144] < bytes[4096 + 144] ? 144 : 4096 + 144
        bytes[change == 2 ? older : older + 7] += change
        try Data(bytes).write(to: URL(filePath: path))
        let inspection = try LogInspection(of: path)
        #expect(inspection.log == nil)
        #expect(inspection.damages.map(\.problem) == ["page-meta-damaged"])
        #expect(throws: LogFailure.self) { try LMDBEventLog(readingFrom: path) }
    }

    private func rows<Key: TableKey>(_ table: String, _: Key.Type) throws -> [(Key, [UInt8])] {
        let environment = try Environment(path: path, options: .readOnly)
        let table = try environment.table(TableDefinition<Key>(table))
        var rows: [(Key, [UInt8])] = []
        try environment.read { transaction in
            try transaction.forEach(in: table, from: nil) { key, bytes in
                rows.append((key, bytes.copied()))
                return true
            }
        }
        return rows
    }

    private func audit() throws -> WholeAudit {
        WholeAudit(try #require(try LogInspection(of: path).log))
    }

    @Test func `an honest file has no finding, whatever its appends`() throws {
        try write(SmallLedger.history().records(), by: 3)
        #expect(try audit().isClean)
    }

    @Test func `an empty log is incomplete`() throws {
        try write([])
        let audit = try audit()
        #expect(audit.result == .incomplete)
        #expect(audit.report.findings.isEmpty && !audit.report.unchecked.isEmpty)
    }

    @Test func `reading goes on behind a record that is missing and one that is damaged`() throws {
        try write(SmallLedger.history().records())
        try change("records", UInt64(18)) { $0 = [] }
        try change("records", UInt64(30)) { $0.removeLast() }
        let places = try audit().places
        #expect(places.contains(.init(code: .recordMissing, position: 18)))
        #expect(places.contains(.init(code: .recordInvalid, position: 30)))
        #expect(places.count { $0.code == .recordMissing } == 1)
        #expect(!places.contains { $0.code == .logUnreadable })
    }

    @Test func `a changed, missing or invented tile is found`() throws {
        var history = try SmallLedger.history()
        while history.events.count < 600 {
            try history.perform(
                TestCommand(
                    "party.rename", "party/bank", on: "2024-10-04",
                    [("name", .string("bank \(history.events.count)"))]))
        }
        try write(history.records(), by: 100)
        #expect(try audit().isClean)
        for key in [PairKey(1, 0)] {
            var honest: [UInt8] = []
            try change("tiles", key) {
                honest = $0
                $0[33] ^= 1
            }
            #expect(try audit().places == [.init(code: .tileWrong, position: nil)])
            try change("tiles", key) { $0 = [] }
            #expect(try audit().places == [.init(code: .tileWrong, position: nil)])
            try change("tiles", key) { $0 = honest }
        }
        try change("tiles", PairKey(0, 0)) { $0 = Array(repeating: 1, count: 32) }
        #expect(try audit().places == [.init(code: .tileWrong, position: nil)])
    }

    @Test func `no bent row of the heads is verified`() throws {
        try write(SmallLedger.history().records(), by: 19)
        func bend<Key: TableKey>(_ table: String, _: Key.Type, every step: Int) throws {
            for (key, row) in try rows(table, Key.self) {
                for byte in stride(from: 0, to: row.count, by: step) {
                    try change(table, key) { $0[byte] ^= 1 << UInt8(byte % 8) }
                    let audit = try audit()
                    #expect(audit.result == .failed, "\(table) \(key), byte \(byte)")
                    try change(table, key) { $0 = row }
                }
            }
        }
        try bend("heads", UInt64.self, every: 5)
        #expect(try audit().isClean)
    }

    @Test func `a damaged page is found by the tool, which does not follow it`() throws {
        try write(SmallLedger.history().records())
        var bytes = try Array(Data(contentsOf: URL(filePath: path)))
        #expect(try ReplayTool.run("verify", folder.path).status == 0)
        var found: Set<String> = []
        for page in 2..<(bytes.count / 4096) {
            // The flags of a page: a leaf that is none.
            bytes[page * 4096 + 10] ^= 0x40
            try Data(bytes).write(to: URL(filePath: path))
            bytes[page * 4096 + 10] ^= 0x40
            let outcome = try ReplayTool.run("verify", folder.path)
            #expect([0, 1, 2].contains(outcome.status), "page \(page)")
            if outcome.text.contains("[page-damaged]") {
                #expect(outcome.status == 1)
                #expect(outcome.text.contains("NOT CHECKED"))
                found.insert("page \(page)")
            }
        }
        #expect(!found.isEmpty)
    }
}
