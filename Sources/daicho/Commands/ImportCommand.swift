import Accounting
import ArgumentParser
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Loads a file of history from before the ledger.",
        discussion: """
            Two administrators let the whole file pass, by the number of its rows and its SHA-256: \
            one proposes it with --propose, another approves ('daicho approve'). Then the first \
            one loads it, and nothing else is recorded until another approves the end, which is \
            proposed once every row is recorded. What was interrupted is taken up by the same \
            command.

            Example: daicho import ledger 2024.jsonl --propose --source "paper ledger" --as kanri
            Example: daicho import ledger 2024.jsonl --as kanri
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The file: JSON, JSON Lines or CSV, as 'daicho post' reads it.")
    var file: String

    @Option(name: .customLong("as"), help: "The administrator who loads it.")
    var actor: String

    @Flag(help: "Propose the import, and load nothing yet.")
    var propose = false

    @Option(help: "Where the history was kept so far; with --propose.")
    var source: String?

    @Option(help: .init("Propose to end the import as it stands, and say why.", valueName: "why"))
    var giveUp: String?

    @Option(
        help: .init(
            "The date of its beginning or end; today in Tokyo if not given.", valueName: "date"))
    var on: String?

    @Option(help: .init("Where the signing key lies, if not beside the folder.", valueName: "file"))
    var key: String?

    @Flag(help: "Print a JSON object a row.")
    var json = false

    func validate() throws {
        guard propose == (source != nil) else {
            throw ValidationError("--propose and --source go together")
        }
        guard !propose || giveUp == nil else {
            throw ValidationError("either --propose or --give-up")
        }
    }

    func run() throws {
        let actor = try ActorName.parse(actor)
        let date = try DateOption.date(on)
        let folder = target.folder
        let file = try HistoryFile(
            file, keys: folder.withholdingKeys { try LedgerReader.view(of: folder) })
        let status: ExitStatus
        if let source {
            let ledger = try LedgerReader.view(of: folder).ledger
            status = try propose(
                "import.begin", about: file.freeName(in: ledger), on: date,
                [
                    .init("source", .string(source)),
                    .init("rows", .integer(Int128(try file.rowCount(for: ledger, by: actor)))),
                    .init("digest", .string(file.digest.description)),
                    .init("administrator", .string(actor.text)),
                ], as: actor)
        } else {
            let (name, isEnding) = try file.openImport(in: folder)
            status = try load(file, into: name, isEnding: isEnding, on: date, as: actor)
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }

    /// Posts the rows, and proposes the end once all are recorded.
    private func load(
        _ file: HistoryFile, into name: StreamName, isEnding: Bool, on date: LegalDate,
        as actor: StreamName
    ) throws -> ExitStatus {
        if giveUp == nil {
            let status = try output.post([file.rows], as: actor)
            guard status == .done else {
                Console.note("\(name) is open still; load it again, or propose to --give-up")
                return status
            }
        }
        if isEnding {
            Console.note("the end of \(name) is proposed already; see 'daicho proposals'")
            return .done
        }
        return try propose(
            "import.end", about: name, on: date,
            giveUp.map { [.init("reason", .string($0))] } ?? [], as: actor)
    }

    private func propose(
        _ command: String, about subject: StreamName, on date: LegalDate,
        _ facts: [JSONValue.Member], as actor: StreamName
    ) throws -> ExitStatus {
        let row = JSONValue.object([
            .init("command", .string(command)), .init("subject", .string(subject.text)),
            .init("on", .string(date.description)), .init("facts", .object(facts)),
        ])
        var rows = InputRows(name: command, bytes: Array(row.compact.utf8))
        rows.isProposing = true
        return try output.post([rows], as: actor)
    }

    private var output: PostedInputs { PostedInputs(folder: target.folder, key: key, json: json) }
}
