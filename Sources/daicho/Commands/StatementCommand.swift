import Accounting
import ArgumentParser
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels
import Transparency

struct StatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "The statement of an account, with proof that no posting is missing.",
        discussion: """
            With -o a file is written that 'daicho-replay statement' checks without the ledger: \
            each posting with its proof, and the recorded state that commits to their sums. What \
            was posted behind the newest recorded state is not in it.

            Example: daicho statement ledger FUND:121:grant/G-1 --from 2025-04-01 -o statement.json
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The account: book, code and what it is about, as FUND:121:grant/G-1.")
    var account: String

    @Option(help: .init("From this day on, by effective date.", valueName: "date"))
    var from: String?

    @Option(help: .init("Up to this day, or the end of a month or year.", valueName: "day"))
    var to: String?

    @Option(
        name: .shortAndLong,
        help: .init("The file to write; it must not be there yet.", valueName: "file"))
    var output: String?

    @OptionGroup var form: TableForm

    func run() throws {
        let (from, to) = (try day("--from", from), try day("--to", to))
        if let from, let to, to < from {
            throw CommandFailure(.badInput, "--to \(to) lies before --from \(from)")
        }
        if let output { try PaperOptions.require(output, outside: target.folder) }
        let log = try target.folder.openForReading()
        let (statement, told) = try StatementBuilder(log: log, folder: target.folder)
            .statement(of: account, from: from, through: to)
        if let output {
            try PaperOptions.write(statement.json.compact + "\n", to: output)
            Console.note("\(output): written; 'daicho-replay statement' checks it")
        }
        Console.note("\(told.period); as of the state recorded at \(told.statePosition)")
        let later = told.head.size - told.statePosition.rawValue - 1
        if later > 0 {
            Console.note(
                "\(later) events were recorded since and are not in it; 'daicho record-state' "
                    + "takes them in")
        }
        try form.print(told.table)
    }

    private func day(_ option: String, _ text: String?) throws -> LegalDate? {
        try text.map { text in
            let day = option == "--from" ? LegalDate(text) : LegalDate(lastDayOf: text)
            guard let day else {
                throw CommandFailure(
                    .badInput, "\(option) \(text.prefix(80)): must be a date such as 2025-04-01")
            }
            return day
        }
    }
}
