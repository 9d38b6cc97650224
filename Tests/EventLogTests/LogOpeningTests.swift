import Bytes
import EventSourcing
import Foundation
import LMDB
import LMDBEventLog
import TestSupport
import Testing
import Transparency

@Suite struct LogOpeningTests {
    private let file: LogFile

    init() throws { file = try LogFile() }

    @Test func `a log that is opened anew goes on where it ended`() throws {
        var writer = try file.make(count: 0)
        var records: [[UInt8]] = []
        for count in [1, 5, 250, 1, 1, 300] {
            let log = try file.open()
            let batch = try writer.batch(introducing: count)
            records += batch.records
            try log.store(batch)
            #expect(try log.records() == records)
            #expect(try log.treeHead() == NaiveTree(records).head(size: records.count))
        }
        let log = try LMDBEventLog(readingFrom: file.path)
        #expect(try log.records() == records)
        #expect(try log.next() == writer.next)
        #expect(try !log.isEmpty())
        let note = try #require(try log.checkpoint())
        #expect(SampleKey.verifier.verifies(note))
        #expect(try log.receipt(of: 255) != nil)
        #expect(try file.pageFindings() == [])
    }

    @Test func `a log that is read only is not appended to`() throws {
        var writer = try file.make()
        let before = try file.bytes
        let log = try LMDBEventLog(readingFrom: file.path)
        let batch = try writer.batch(introducing: 1)
        #expect(throws: LogFailure.readOnly) { try log.append(batch, if: .none) }
        #expect(throws: LogFailure.readOnly) { try log.append { _ in nil } }
        #expect(try log.records().count == 6)
        #expect(try file.bytes == before)
    }

    @Test func `one process opens a log once`() throws {
        _ = try file.make()
        let log = try file.open()
        #expect(throws: LogFailure.self) { try file.open() }
        #expect(throws: LogFailure.self) { try LMDBEventLog(readingFrom: file.path) }
        #expect(try log.records().count == 6)
    }

    @Test func `a log that is not there is not made unless it is asked for`() throws {
        #expect(isBroken { _ = try file.open() })
        #expect(isBroken { _ = try LMDBEventLog(readingFrom: file.path) })
        #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder.path) == [])
        #expect(try file.open(creating: true).isEmpty())
    }

    @Test func `making a log where one is opens that one`() throws {
        _ = try file.make()
        #expect(try file.open(creating: true).records().count == 6)
    }

    @Test func `a file of another kind is refused and left as it is`() throws {
        for text in ["hello", String(repeating: "not a ledger\n", count: 2000)] {
            try Data(text.utf8).write(to: URL(filePath: file.path))
            try expectRefused()
        }
    }

    @Test func `an LMDB file of another program is refused and left as it is`() throws {
        do {
            let environment = try Environment(path: file.path)
            let table = try environment.table(TableDefinition<UInt64>("other"), creating: true)
            try environment.write { transaction in
                try transaction.put(1, [1].rawSpan, in: table)
            }
        }
        try expectRefused()
    }

    @Test(arguments: ["daicho log 2", "daicho log 10", "daicho log ", ""])
    func `a log of another format is refused and left as it is`(_ format: String) throws {
        _ = try file.make()
        do {
            let environment = try Environment(path: file.path)
            let meta = try environment.table(TableDefinition<UInt64>("meta"))
            try environment.write { transaction in
                try transaction.put(0, Array(format.utf8).rawSpan, in: meta)
            }
        }
        try expectRefused()
    }

    @Test func `a log that is cut short is refused`() throws {
        _ = try file.make(count: 100)
        let whole = try file.bytes
        for count in [100, 4096, whole.count / 2, whole.count - 4096] {
            try whole.prefix(count).write(to: URL(filePath: file.path))
            try expectRefused()
        }
    }

    private func expectRefused() throws {
        let before = try file.bytes
        #expect(isBroken { _ = try file.open() })
        #expect(isBroken { _ = try file.open(creating: true) })
        #expect(isBroken { _ = try LMDBEventLog(readingFrom: file.path) })
        #expect(try file.bytes == before)
    }

    private func isBroken(_ body: () throws -> Void) -> Bool {
        do {
            try body()
            return false
        } catch {
            guard case LogFailure.broken = error else { return false }
            return true
        }
    }

    /// The superuser may write anywhere, so the reader is a process that becomes nobody.
    @Test func `a log in a folder that cannot be written is read`() async throws {
        _ = try file.make()
        try FileManager.default.removeItem(atPath: file.path + "-lock")
        try permit(0o444, file.path)
        try permit(0o555, file.folder.path)
        await #expect(processExitsWith: .success) { [path = file.path as String] in
            if geteuid() == 0 { try #require(seteuid(65_534) == 0) }
            try #require(!FileManager.default.createFile(atPath: path + "-lock", contents: nil))
            #expect(throws: LogFailure.self) {
                try LMDBEventLog(path: path, sign: SampleKey.sign)
            }
            let log = try LMDBEventLog(readingFrom: path)
            #expect(try log.records().count == 6)
            #expect(try log.receipt(of: 5) != nil)
        }
        try permit(0o755, file.folder.path)
        let names = try FileManager.default.contentsOfDirectory(atPath: file.folder.path)
        #expect(names == ["log.mdb"])
    }

    private func permit(_ permissions: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    }
}
