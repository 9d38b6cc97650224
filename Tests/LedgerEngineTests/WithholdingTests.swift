import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine
import MemoryEventLog
import Synchronization
import TestSupport
import Testing
import Transparency

/// Values are kept apart from the log and before their records; a key ends behind its event.
@Suite struct WithholdingTests {
    private let folder: TemporaryDirectory
    private let values: WithheldValues
    private let keys: KeyFolder
    private let told = Told()

    /// Which keys were told to be destroyed.
    private final class Told: Sendable {
        let names = Mutex<[String]>([])
    }

    init() throws {
        folder = try TemporaryDirectory()
        values = WithheldValues(in: folder.file("ledger/withheld"))
        keys = KeyFolder(in: folder.file("ledger.keys"))
        try FileManager.default.createDirectory(
            atPath: folder.file("ledger"), withIntermediateDirectories: false)
        for name in ["party/A", "party/B"] { try makeKey(name) }
    }

    private func makeKey(_ name: String) throws {
        try keys.make(Array(repeating: 9, count: 32), of: #require(StreamName(parsing: name)))
    }

    private var withholding: Withholding {
        let told = told
        return Withholding(values: values, keys: keys) { name, _ in
            told.names.withLock { $0.append(name.text) }
        }
    }

    private func opened<Log: EventLog & TransparentLog>(_ log: Log) throws -> OpenedLedger<Log> {
        try OpenedLedger(log, withholding: withholding)
    }

    private func registration(
        _ name: String = "party/A", value: String = "Yamada Taro", kind: String = "other"
    ) throws -> CommandDraft {
        let json = JSONValue.object([
            .init("id", .string("00000000-0000-4000-8000-\(String(repeating: "0", count: 11))1")),
            .init("command", "party.register"), .init("subject", .string(name)),
            .init("on", "2024-04-01"),
            .init(
                "withhold", .object([.init("under", .string(name)), .init("fields", ["name"])])),
            .init(
                "facts",
                .object([.init("name", .string(value)), .init("kind", .string(kind))])),
        ])
        let keys = keys
        return try CommandReader.read(json) { (name) throws(InputProblem) in
            try? keys.key(of: name)
        }
    }

    private func files(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    private func destroyKey(of name: String, in opened: OpenedLedger<MemoryEventLog>) throws {
        let people = try [
            draft("actor.register", "actor/a", #"{"name":"a"}"#),
            draft("role.grant", "actor/a", #"{"role":"corporation.approver"}"#),
            draft("actor.register", "actor/b", #"{"name":"b"}"#),
            draft("role.grant", "actor/b", #"{"role":"corporation.approver"}"#),
            draft("party.destroyKey", name, #"{"reason":"asked for"}"#, extra: #""as":"a","#)
                .proposed,
        ]
        let outcomes = opened.ledger.submit(
            Submission(people, as: StreamName(parsing: "actor/admin")))
        try #require(outcomes.allSatisfy { $0.isDone }, "\(outcomes)")
        let approval = try draft(
            "act.approve", people[4].subject.text, "{}", extra: #""as":"b","#)
        try #require(opened.submit(approval)[0].isDone)
    }

    @Test func `a value is kept sealed beside the log, and the same command again adds nothing`()
        throws
    {
        let opened = try opened(MemoryEventLog())
        let command = try registration()
        guard case .recorded(let positions) = opened.submit(command)[0] else {
            Issue.record("not recorded")
            return
        }
        let text = try #require(command.withheldTexts.first)
        #expect(files(in: values.path) == [text.digits])
        let sealed = try #require(values.value(of: text))
        #expect(try keys.key(of: text.under)?.open(sealed)?.value.text == "Yamada Taro")
        guard case .repeated(positions) = opened.submit(try registration())[0] else {
            Issue.record("not repeated")
            return
        }
        guard case .idTaken("name", _) = opened.submit(try registration(value: "Sato"))[0] else {
            Issue.record("another value is another command")
            return
        }
        #expect(files(in: values.path) == [text.digits])
    }

    @Test func `posted again, a command brings back a value that a copy has lost`() throws {
        let opened = try opened(MemoryEventLog())
        _ = opened.submit(try registration())
        try FileManager.default.removeItem(atPath: values.path)
        #expect(opened.submit(try registration())[0].isDone)
        #expect(files(in: values.path).count == 1)
    }

    @Test func `a refused command leaves no value`() throws {
        let opened = try opened(MemoryEventLog())
        _ = opened.submit(try LedgerEngineTests.registration("A"))
        guard case .rejected(let rejection, .some) = opened.submit(try registration())[0] else {
            Issue.record("not refused")
            return
        }
        #expect(rejection.code == .nameTaken)
        #expect(files(in: values.path) == [])
    }

    @Test func `a value that cannot be kept keeps its record out of the log`() throws {
        let opened = try opened(MemoryEventLog())
        let next = opened.log.next()
        // A file stands where the folder would be.
        try Data().write(to: URL(filePath: values.path))
        guard case .failed(.unavailable) = opened.submit(try registration())[0] else {
            Issue.record("not failed")
            return
        }
        #expect(opened.log.next() == next)
        try FileManager.default.removeItem(atPath: values.path)
        #expect(opened.submit(try registration())[0].isDone)
    }

    @Test func `a text that this ledger did not make stands for nothing`() throws {
        let opened = try opened(MemoryEventLog())
        let name = "withheld:party/A:" + String(repeating: "0", count: 64)
        let command = try draft(
            "party.register", "party/A", #"{"name":"\#(name)","kind":"other"}"#)
        guard case .invalid(let problem) = opened.submit(command)[0] else {
            Issue.record("not told")
            return
        }
        #expect(problem.code == .textReserved)
        // Nor is one that it made taken into another act: only a correction says it again.
        let made = try registration()
        _ = opened.submit(made)
        let text = try #require(made.withheldTexts.first)
        let again = try draft(
            "party.register", "party/C", #"{"name":"\#(text)","kind":"other"}"#)
        guard case .invalid(let copied) = opened.submit(again)[0] else {
            Issue.record("copied")
            return
        }
        #expect(copied.code == .textReserved)
    }

    @Test func `a key is destroyed behind its event, and only that one`() throws {
        let opened = try opened(MemoryEventLog())
        _ = opened.submit(try registration())
        try destroyKey(of: "party/A", in: opened)
        let name = try #require(StreamName(parsing: "party/A"))
        #expect(try keys.key(of: name) == nil)
        #expect(files(in: keys.path + "/party") == ["B.key"])
        #expect(told.names.withLock { $0 } == ["party/A"])
    }

    /// A crash between the event and the removal, or a copy of the key that is put back.
    @Test func `a key that outlived its event is destroyed when the ledger is opened`() throws {
        let opened = try opened(MemoryEventLog())
        _ = opened.submit(try registration())
        try destroyKey(of: "party/A", in: opened)
        opened.ledger.close()
        try makeKey("party/A")
        let again = try Ledger(opened.log, clock: opened.clock, withholding: withholding)
        again.close()
        #expect(files(in: keys.path + "/party") == ["B.key"])
        #expect(told.names.withLock { $0 } == ["party/A", "party/A"])
    }

    @Test func `a key that is removed before its event leaves nothing to mend`() throws {
        let opened = try opened(MemoryEventLog())
        try FileManager.default.removeItem(atPath: keys.path + "/party/A.key")
        try destroyKeyOfRegistered(in: opened)
        #expect(told.names.withLock { $0 } == [])
    }

    private func destroyKeyOfRegistered(in opened: OpenedLedger<MemoryEventLog>) throws {
        _ = opened.submit(try LedgerEngineTests.registration("A"))
        try destroyKey(of: "party/A", in: opened)
    }

    @Test func `a key is made once, for its owner alone, and read exactly`() throws {
        let name = try #require(StreamName(parsing: "secret/S-1"))
        #expect(try keys.key(of: name) == nil)
        try makeKey(name.text)
        let file = keys.file(of: name)
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect(throws: KeyFolder.Problem.self) { try makeKey(name.text) }
        try Data("0".utf8).write(to: URL(filePath: file))
        #expect(throws: KeyFolder.Problem.self) { try keys.key(of: name) }
    }

    /// Any value, also those that are long or repeat themselves.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `no byte of the ledger's folder is the value's`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let path = folder.file("ledger/log.mdb")
        let log = try LMDBEventLog(path: path, creating: true, sign: SampleKey.sign)
        let opened = try opened(log)
        var secrets: [[UInt8]] = []
        for number in 0..<40 {
            let name = "party/R-\(number)"
            try makeKey(name)
            let alphabet = Array("山田太郎 abcdefghij0123456789".unicodeScalars)
            let length = Int.random(in: 8...250, using: &chance)
            var value = "x"
            for _ in 0..<length {
                value.unicodeScalars.append(alphabet[Int.random(in: 0..<24, using: &chance)])
            }
            value += "x"
            let command = try registration(name, value: value)
            var draft = command
            draft.id = CommandID(high: 8, low: 1 << 63 | UInt64(number))
            try #require(opened.submit(draft)[0].isDone)
            secrets.append(Array(value.utf8.prefix(10)))
            secrets.append(Array(value.utf8.suffix(10)))
        }
        opened.ledger.close()
        var bytes: [UInt8] = Array(try Data(contentsOf: URL(filePath: path)))
        for file in files(in: values.path) {
            bytes += try Data(contentsOf: URL(filePath: values.path + "/" + file))
        }
        #expect(files(in: values.path).count == 40)
        let data = Data(bytes)
        for secret in secrets { #expect(data.range(of: Data(secret)) == nil, "seed \(seed)") }
        // The search finds what is there.
        #expect(data.range(of: Data("withheld:party/R-0:".utf8)) != nil)
    }
}
