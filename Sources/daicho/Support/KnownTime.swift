import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine
import ReadModels
import Transparency

/// What the ledger knew at a time: how far into the log a question looks.
struct KnownTime: ParsableArguments {
    @Option(
        name: [.customLong("as-of"), .customLong("at")],
        help: .init(
            """
            As known then: a position (with the command whose event stands there), an instant such \
            as 2025-06-30T15:00:00Z, a day in Tokyo (its end), or the file of a checkpoint.
            """, valueName: "when"))
    var asOf: String?

    /// How many events were recorded by then; all of them if nothing is given.
    func count(in log: LMDBEventLog, of folder: LedgerFolder) throws -> LogPosition {
        try Self.count(asOf, in: log, of: folder)
    }

    /// The same for a time that is given otherwise.
    static func count(_ asOf: String?, in log: LMDBEventLog, of folder: LedgerFolder) throws
        -> LogPosition
    {
        let end = try failing { () throws(LogFailure) in try log.next() }
        guard let asOf else { return end }
        switch KnownMoment(asOf) {
        case nil: return try checkpoint(asOf, in: log, of: folder, end)
        case .position(let position):
            let end = try LedgerReader.end(of: log, after: position)
            return try LedgerReader.reading { try endOfCommand(before: end, in: log) }
        case .instant(let instant):
            // What will be known then is not known, and the answer would be another one then. Today
            // has an end, but its name asks for what is known of it.
            let isToday = try LegalDate(lastDayOf: asOf) == DateOption.date(nil)
            guard isToday || instant <= SystemClock().now() else {
                throw CommandFailure(
                    .badInput,
                    "--as-of \(asOf): has not come yet; leave it out for all that is known now")
            }
            return try count(by: instant, upTo: end, in: log)
        }
    }

    /// How many of the first `end` events were recorded by an instant.
    static func count(by instant: RecordedTime, upTo end: LogPosition, in log: LMDBEventLog) throws
        -> LogPosition
    {
        let count = try KnownMoment.instant(instant).count(upTo: end) { position in
            try LedgerReader.event(at: position, in: log)?.head.recordedAt
        }
        return count ?? end
    }

    /// The events of one command are recorded at once: nobody ever knew a part of them. An account
    /// that is opened for a new holding would have no name where only the account were known.
    private static func endOfCommand(before end: LogPosition, in log: LMDBEventLog) throws
        -> LogPosition
    {
        var command: CommandID?
        var behind = end
        try log.read(from: LogPosition(end.rawValue - 1)) { position, record in
            let id = try RecordDecoder.decode(record).head.commandID
            guard command == nil || command == id else { return false }
            command = id
            behind = position.advanced(by: 1)
            return true
        }
        return behind
    }

    /// The size of a checkpoint that the ledger's key has signed and whose root this log has.
    private static func checkpoint(
        _ file: String, in log: LMDBEventLog, of folder: LedgerFolder, _ end: LogPosition
    ) throws -> LogPosition {
        guard let data = FileManager.default.contents(atPath: file),
            data.count <= SignedNote.maximumBytes
        else {
            throw CommandFailure(
                .badInput,
                "--as-of \(file.prefix(80)): is no position, no instant such as "
                    + "2025-06-30T15:00:00Z, no day such as 2025-06-30 or FY2024-Q2, and no file "
                    + "of a checkpoint")
        }
        let head: TreeHead
        do {
            let note = try SignedNote(parsing: Array(data))
            guard let verifier = folder.verifier(of: log), verifier.verifies(note) else {
                throw CommandFailure(
                    .badInput, "--as-of \(file): is not signed by the key of this ledger")
            }
            head = try Checkpoint(note.text).head
        } catch let error as FormatError {
            throw CommandFailure(.badInput, "--as-of \(file): \(error)")
        }
        guard head.size <= end.rawValue else {
            throw CommandFailure(
                .badInput,
                "--as-of \(file): is of \(head.size) events; the ledger has only \(end)")
        }
        let root = try LedgerReader.reading { try MerkleTree(log).root(size: head.size) }
        guard root == head.root else {
            throw CommandFailure(
                .failed,
                "--as-of \(file): the first \(head.size) events of this ledger have another root "
                    + "than the checkpoint; one of the two is not what was signed. Run "
                    + "'daicho-replay verify' and keep the checkpoint")
        }
        return LogPosition(head.size)
    }
}
