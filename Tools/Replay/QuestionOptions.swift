import Accounting
import ArgumentParser
import Audit
import DefenseFund
import EventSourcing
import Foundation
import ReadModels
import Transparency

/// The two times of a question to a log.
struct QuestionOptions: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: .init(
            """
            As known then: a position (with the command whose event stands there), an instant such \
            as 2025-06-30T15:00:00Z, a day in Tokyo (its end), or the file of a checkpoint.
            """, valueName: "when"))
    var asOf: String?

    @Option(
        help: .init(
            """
            About this day: what takes effect later is not in force. A date, or the end of a \
            month, a quarter (FY2024-Q2) or a fiscal year.
            """, valueName: "day"))
    var on: String?

    func pair(in asked: AskedLog) throws -> AsOf {
        try Self.pair(time: asOf, day: on, in: asked)
    }

    static func pair(time: String?, day: String?, in asked: AskedLog) throws -> AsOf {
        AsOf(known: try count(time, in: asked), day: try day.map(lastDay))
    }

    private static func lastDay(_ text: String) throws -> LegalDate {
        guard let day = LegalDate(lastDayOf: text) else {
            throw Output.Failure(
                "'\(text.prefix(80))': must be a date such as 2025-06-30, a month, a quarter such "
                    + "as FY2024-Q2 or a fiscal year")
        }
        return day
    }

    /// How many events are known.
    private static func count(_ text: String?, in asked: AskedLog) throws -> LogPosition {
        let (log, end) = (asked.log, asked.end)
        guard let text else { return end }
        guard let moment = KnownMoment(text) else { return try checkpoint(text, in: asked) }
        // What will be known then is not known, and the answer would be another one then. Today has
        // an end, but its name asks for what is known of it.
        let now = RecordedTime(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        if case .instant(let instant) = moment, instant > now,
            LegalDate(lastDayOf: text) != now.dateInTokyo
        {
            throw Output.Failure(
                "\(text.prefix(80)): has not come yet; leave it out for all that is known now")
        }
        let count = try moment.count(upTo: end) { try log.event(at: $0)?.head.recordedAt }
        guard let count else {
            throw Output.Failure(
                "position \(text.prefix(80)) is not in the ledger, which ends before \(end)")
        }
        if case .position = moment { return try endOfCommand(before: count, in: asked) }
        return count
    }

    /// The size of a checkpoint that the log's key has signed and with whose tree the log begins.
    private static func checkpoint(_ file: String, in asked: AskedLog) throws -> LogPosition {
        guard FileManager.default.fileExists(atPath: file) else {
            throw Output.Failure(
                "'\(file.prefix(80))': is no position, no instant such as 2025-06-30T15:00:00Z, no "
                    + "day such as 2025-06-30 or FY2024-Q2, and no file of a checkpoint")
        }
        let note = try CheckpointFile.read(file, for: "checkpoint")
        guard let body = try? Checkpoint(note.text), asked.signer?.verifies(note) ?? false else {
            throw Output.Failure("\(file): is not signed by the key of this log")
        }
        guard body.head.size <= asked.head.size,
            try asked.root(size: body.head.size) == body.head.root
        else { throw Output.Failure("\(file): is of another history than this log") }
        return LogPosition(body.head.size)
    }

    /// The events of one command are recorded at once: nobody ever knew a part of them.
    private static func endOfCommand(
        before count: LogPosition, in asked: AskedLog
    ) throws -> LogPosition {
        let (log, end) = (asked.log, asked.end)
        let command = try log.event(at: LogPosition(count.rawValue - 1))?.head.commandID
        var behind = count
        while behind < end, try log.event(at: behind)?.head.commandID == command {
            behind = behind.advanced(by: 1)
        }
        return behind
    }
}
