import Accounting
import Audit
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog

/// Whatever is asked of the engine, what it records can be read again, and an auditor who decides
/// everything anew finds nothing. Posting the same rows again records nothing.
///
/// The input is a file of commands, a line each. A line such as `1-102` stands for those lines of
/// the sample ledger, so that a few bytes can change what is asked of a ledger with a history.
enum CommandOracle {
    private static let sample: [ArraySlice<UInt8>] =
        (try? Fixture.sample("sample.jsonl").split(separator: 0x0A)) ?? []

    static func check(_ bytes: [UInt8]) throws {
        let lines = bytes.split(separator: 0x0A).flatMap { line in range(line) ?? [line] }
        var rows = InputRows(name: "rows.jsonl", bytes: Array(lines.joined(separator: [0x0A])))
        var drafts: [CommandDraft] = []
        while drafts.count < 200, let row = rows.next() {
            if let draft = try? row.command.get() { drafts.append(draft) }
        }
        guard !drafts.isEmpty else { return }
        let log = MemoryEventLog()
        try genesis().append(to: log, clock: FixedClock())
        let ledger = try Ledger(log, clock: FixedClock())
        defer { ledger.close() }
        let outcomes = ledger.submit(Submission(drafts, as: administrator))
        try hold(outcomes.count == drafts.count, "every command is answered")
        try check(outcomes)
        try audit(log)
        let end = log.next()
        let done = zip(drafts, outcomes).filter(\.1.isDone).map(\.0)
        let again = ledger.submit(Submission(done, as: administrator))
        try hold(again.allSatisfy(\.isDone) && log.next() == end, "a repetition records nothing")
    }

    /// The lines of the sample that `line` stands for; `nil` if it stands for itself.
    private static func range(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        let parts = line.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            .map { Int(String(decoding: $0, as: UTF8.self)) }
        guard parts.count == 2, let first = parts[0], let last = parts[1], first > 0 else {
            return nil
        }
        return Array(sample.dropFirst(first - 1).prefix(max(0, min(last, 999) - first + 1)))
    }

    private static func check(_ outcomes: [CommandOutcome]) throws {
        for outcome in outcomes {
            switch outcome {
            case .recorded, .repeated, .idTaken, .abandoned: break
            case .rejected(let rejection, _):
                try hold(!rejection.description.isEmpty, "every refusal is said")
            case .invalid(let problem): try hold(!problem.message.isEmpty, "every problem is said")
            case .failed(let failure): try hold(false, "no command harms the log: \(failure)")
            }
        }
    }

    private static func audit(_ log: MemoryEventLog) throws {
        var replay = Replay { position in
            var event: RecordedEvent?
            try log.read(from: position) { _, record in
                event = try RecordDecoder.decode(record)
                return false
            }
            return event
        }
        try log.read(from: .start) { position, record in
            let event = try RecordDecoder.decode(record)
            try hold(RecordEncoder.encode(event) == record.copied(), "one event, one encoding")
            try hold(event.head.position == position, "a record says its place")
            replay.add(event)
            return true
        }
        replay.finish()
        let finding = replay.findings.first?.description ?? "the replay is broken"
        try hold(replay.findings.isEmpty && !replay.isBroken, finding)
        try ReplayOracle.check(replay)
    }

    private struct FixedClock: Clock {
        func now() -> RecordedTime { RecordedTime(microseconds: 1_790_000_000_000_000) }
    }

    private static let administrator = StreamName(parsing: "actor/administrator")

    private static func genesis() throws -> Genesis {
        Genesis(
            opening: .exampleRecord,
            administrator: try required(Identifier("administrator"), "an identifier"),
            administratorName: .example,
            effectiveOn: try required(LegalDate("2024-02-01"), "a date"))
    }

    /// Each command of the sample after those before it.
    static func seeds() throws -> [[UInt8]] {
        sample.enumerated().map { place, line in Array("1-\(place)\n".utf8) + line }
    }
}
