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
        commandName: "post",
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

    func run() throws { try run(proposing: false) }

    /// - Parameter proposing: acts of two persons are proposed, and not asked for.
    func run(proposing: Bool) throws {
        let actor = try actor.map(ActorName.parse)
        let inputs = try files.map { file in
            var rows = try InputFile(file).rows
            rows.isProposing = proposing
            return rows
        }
        let status = dryRun ? try preview(inputs, actor) : try post(inputs, actor)
        if status != .done { throw ExitCode(status.rawValue) }
    }

    private func post(_ inputs: [InputRows], _ actor: StreamName?) throws -> ExitStatus {
        try PostedInputs(
            folder: target.folder, key: key, imageEvery: imageEvery, isAtomic: atomic,
            batch: batch, json: json
        ).post(inputs, as: actor)
    }

    private func preview(_ inputs: [InputRows], _ actor: StreamName?) throws -> ExitStatus {
        let log = try target.folder.openForReading()
        var dryRun = try failing { () throws(LogFailure) in
            try DryRun(
                log, clock: SystemClock(), images: target.folder.images(of: log),
                withholding: target.folder.withholding)
        }
        var worst = ExitStatus.done
        for var rows in inputs {
            rows.keys = target.folder.withholdingKeys {
                try LedgerReader.view(of: log, in: target.folder)
            }
            while let row = rows.next() {
                let result = PreviewedRow(row, in: &dryRun, as: actor, log)
                worst = max(worst, result.status)
                try Console.write(
                    json ? result.json(file: rows.name) : result.text(file: rows.name))
            }
            if let unread = UnreadRows(behindFaultOf: rows) { try unread.tell(json: json) }
        }
        return worst
    }
}
