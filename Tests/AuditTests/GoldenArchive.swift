import Accounting
import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LedgerEngine
import MemoryEventLog
import ReadModels
import Synchronization
import TestSupport
import Transparency

/// The records of Tests/Fixtures/log-v1, and how they are made again.
struct GoldenArchive {
    let records: [[UInt8]]
    /// The JSON view of each record, one a line.
    let views: [String]
    let checkpoint: SignedNote

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures/log-v1")

    static func signer() throws -> NoteSigner {
        try NoteSigner(name: "fixtures.example/log-v1", seed: Array(repeating: 7, count: 32))
    }

    /// As it stands in the folder.
    static func read() throws -> GoldenArchive {
        let records = try lines("records.hex").map { line in
            guard let bytes = Hexadecimal.decode(line) else { throw LogFailure.broken(line) }
            return bytes
        }
        let note = try SignedNote(
            parsing: Array(Data(contentsOf: folder.appending(path: "checkpoint"))))
        return GoldenArchive(records: records, views: try lines("events.jsonl"), checkpoint: note)
    }

    /// As the engine makes it of the commands, at times that a clock counts out.
    static func make() throws -> GoldenArchive {
        let signer = try signer()
        let log = MemoryEventLog { try signer.checkpoint($0) }
        let clock = CountingClock()
        guard let key = KeyBytes(signer.verifier.publicKey.bytes),
            let administrator = Identifier("administrator"), let day = LegalDate("2024-02-01")
        else { preconditionFailure("constants") }
        try Genesis(
            opening: LedgerOpened(
                name: text("見本台帳"), operatorName: text("sample"),
                formatVersion: UInt16Field(1), signerKey: key),
            administrator: administrator, administratorName: text("administrator"),
            effectiveOn: day
        ).append(to: log, clock: clock)
        let folder = try TemporaryDirectory()
        let ledger = try Ledger(
            log, clock: clock,
            withholding: Withholding(
                values: WithheldValues(in: folder.file("withheld")),
                keys: KeyFolder(in: folder.file("keys")), tell: { _, _ in }))
        defer { ledger.close() }
        for line in try lines("commands.jsonl") {
            let command = try line == "state" ? state(of: log) : TestCommand(line)
            let draft = try command.draft { name in
                WithholdingKey(of: name, bytes: Array(repeating: 9, count: 32))
            }
            let outcomes = ledger.submit(Submission([draft], as: nil))
            guard outcomes.allSatisfy({ $0.isDone || isRefused($0) }) else {
                throw LogFailure.broken("\(outcomes)")
            }
        }
        var records: [[UInt8]] = []
        try log.read(from: .start) { _, record in
            records.append(record.copied())
            return true
        }
        guard let note = log.checkpoint() else { throw LogFailure.broken("no checkpoint") }
        return GoldenArchive(records: records, views: try views(of: records), checkpoint: note)
    }

    /// The command that records the state of the log as it stands.
    private static func state(of log: MemoryEventLog) throws -> TestCommand {
        var view = LedgerView()
        try log.read(from: .start) { _, record in
            try view.apply(RecordDecoder.decode(record))
            return true
        }
        guard let command = view.stateCommand else { throw LogFailure.broken("no state") }
        let person = #"{"id":"00000000-0000-4000-8003-000000000001","as":"administrator","#
        return TestCommand(person + command.line.dropFirst())
    }

    /// Whether it is the refusal that the archive holds: a name is given twice.
    private static func isRefused(_ outcome: CommandOutcome) -> Bool {
        guard case .rejected(let rejection, .some) = outcome else { return false }
        return rejection.code == .nameTaken
    }

    static func views(of records: [[UInt8]]) throws -> [String] {
        var view = LedgerView()
        var names: [StreamReference: StreamName] = [:]
        let events = try records.map { record in try RecordDecoder.decode(record.rawSpan) }
        for event in events {
            names[event.head.stream] = names[event.head.stream] ?? event.streamName
        }
        return try events.map { event in
            try view.apply(event)
            return EventJSON.view(event, name: { names[$0] }, account: view.account).compact
        }
    }

    func write() throws {
        let hex = records.map { Hexadecimal.encode($0) + "\n" }.joined()
        for (name, text) in [
            ("records.hex", hex), ("events.jsonl", views.map { $0 + "\n" }.joined()),
            ("checkpoint", checkpoint.encoded),
        ] {
            try Data(text.utf8).write(to: Self.folder.appending(path: name))
        }
    }

    private static func lines(_ name: String) throws -> [String] {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }
}

/// A second passes at each look.
private final class CountingClock: Clock {
    private let seconds = Mutex<Int64>(1_767_225_600)

    func now() -> RecordedTime {
        seconds.withLock { seconds in
            seconds += 1
            return RecordedTime(microseconds: seconds * 1_000_000)
        }
    }
}
