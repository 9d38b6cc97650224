import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine

struct Post: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Posts commands from JSON, JSON Lines or CSV.",
        discussion: """
            Each row is decided for itself, and answered when it is durable; with --atomic all of \
            a file are recorded or none. Posting the same file again records nothing again and \
            prints the same receipts.

            Example: daicho post ledger acts.jsonl --as treasurer.sato
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "Files to post; - is standard input.")
    var files: [String]

    @Option(name: .customLong("as"), help: "The actor who posts, unless a row names its own.")
    var actor: String?

    @Option(help: .init("Where the signing key lies, if not beside the folder.", valueName: "file"))
    var key: String?

    @Flag(help: "Show entry, basis and balances of each row; record nothing.")
    var dryRun = false

    @Flag(help: "All rows of a file, or none.")
    var atomic = false

    @Option(help: .init("Rows that are synced together, 1 to 8190.", valueName: "rows"))
    var batch = 1000

    @Flag(help: "Print a JSON object a row.")
    var json = false

    /// After how many events a state image is kept: for tests, whose ledgers are small.
    @Option(help: .private)
    var imageEvery = StateImages.interval

    func validate() throws {
        guard (1...8190).contains(batch) else {
            throw ValidationError("--batch must lie from 1 to 8190")
        }
    }

    func run() throws {
        let actor = try actorName()
        let inputs = try files.map { try InputFile($0).rows }
        let status = dryRun ? try preview(inputs, actor) : try post(inputs, actor)
        if status != .done { throw ExitCode(status.rawValue) }
    }

    private func actorName() throws -> StreamName? {
        guard let actor else { return nil }
        guard let name = StreamName(parsing: actor.contains("/") ? actor : "actor/\(actor)") else {
            throw CommandFailure(
                .badInput, "--as \(actor): must be an actor such as treasurer.sato")
        }
        return name
    }

    private func post(_ inputs: [InputRows], _ actor: StreamName?) throws -> ExitStatus {
        let (log, images) = try target.folder.openForWriting(key: key, imageEvery: imageEvery)
        let ledger = try failing { () throws(LogFailure) in
            try Ledger(log, clock: SystemClock(), images: images)
        }
        defer { ledger.close() }
        let posting = Posting(ledger: ledger, actor: actor, isAtomic: atomic, chunkCount: batch)
        var summary = PostSummary()
        var worst = ExitStatus.done
        var progress = Progress("rows posted")
        for var rows in inputs {
            // Behind a failure nothing more is recorded, but it is told what was not.
            guard worst != .failed else {
                try tell(UnreadRows(taken: [], behind: &rows), &summary)
                continue
            }
            var lines: [String] = []
            let before = summary.total
            let (status, unread) = try posting.post(rows) { result in
                summary.count(result)
                progress.report(summary.total)
                lines.append(
                    json ? result.json(file: rows.name).compact : result.message(file: rows.name))
                // Rows are printed in groups, each after it is durable.
                if lines.count == batch { try flush(&lines) }
            }
            try flush(&lines)
            try tell(unread, &summary)
            if summary.total == before { noteEmpty(rows) }
            worst = max(worst, status)
        }
        Console.note(summary.text)
        return worst
    }

    private func tell(_ unread: UnreadRows?, _ summary: inout PostSummary) throws {
        guard let unread else { return }
        summary.count(unread)
        try tell(unread)
    }

    private func tell(_ unread: UnreadRows) throws {
        Console.note(unread.message)
        if json { try Console.write(unread.json.compact + "\n") }
    }

    /// Nothing to do is no failure, but may not be what was meant.
    private func noteEmpty(_ rows: InputRows) { Console.note("\(rows.name): no rows") }

    private func flush(_ lines: inout [String]) throws {
        guard !lines.isEmpty else { return }
        try Console.write(lines.joined(separator: "\n") + "\n")
        lines.removeAll(keepingCapacity: true)
    }

    private func preview(_ inputs: [InputRows], _ actor: StreamName?) throws -> ExitStatus {
        let log = try target.folder.openForReading()
        var dryRun = try failing { () throws(LogFailure) in
            try DryRun(log, clock: SystemClock(), images: target.folder.images(of: log))
        }
        var worst = ExitStatus.done
        for var rows in inputs {
            var isEmpty = true
            while let row = rows.next() {
                isEmpty = false
                let result = PreviewedRow(row, in: &dryRun, as: actor, log)
                worst = max(worst, result.status)
                try Console.write(
                    json ? result.json(file: rows.name) : result.text(file: rows.name))
            }
            if let unread = UnreadRows(behindFaultOf: rows) { try tell(unread) }
            if isEmpty { noteEmpty(rows) }
        }
        return worst
    }
}
