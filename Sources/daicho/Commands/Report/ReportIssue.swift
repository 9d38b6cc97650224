import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels

struct ReportIssue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Makes a report at a pair of times, records what it says, and writes it.",
        discussion: """
            Its digest, the tree of the events known and the audience are recorded, so that the \
            same report can be shown at any later time, and anybody can tell whether it is.

            Example: daicho report issue ledger fundSheet --on FY2024 --audience public \
            --as treasurer.sato --html -o fund-sheet.html
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "Which report, as 'daicho report names' lists them.")
    var name: String

    @Option(
        help: .init(
            "About this day: a date, or the end of a month, a quarter or a fiscal year.",
            valueName: "day"))
    var on: String

    @OptionGroup var known: KnownTime

    @Option(name: .customLong("for"), help: "The grant, for a report about one.")
    var grant: String?

    @Option(help: .init("The fiscal year, for a report about one.", valueName: "year"))
    var year: String?

    @Option(help: .init("For whom: full, regulator or public.", valueName: "audience"))
    var audience: String

    @Option(name: .customLong("as"), help: "The actor who issues it.")
    var actor: String

    @Option(help: .init("The date of issue; today in Tokyo if not given.", valueName: "date"))
    var dated: String?

    @Option(help: .init("What it is to be called; made of name and times if not given."))
    var id: String?

    @Option(name: .shortAndLong, help: .init("The file to write.", valueName: "file"))
    var output: String

    @Option(help: .init("Where the signing key lies, if not beside the folder.", valueName: "file"))
    var key: String?

    @OptionGroup var form: PaperOptions

    func run() throws {
        let actor = try ActorName.parse(actor)
        try PaperOptions.require(output, outside: target.folder)
        let (report, row, fold) = try made()
        let status = try PostedInputs(folder: target.folder, key: key, json: form.json)
            .post([row], as: actor)
        if status != .done { throw ExitCode(status.rawValue) }
        // At the pair of times that was recorded nothing is otherwise than a moment ago.
        let paper = try IssuedReport(report, in: target.folder).paper(from: fold)
        try PaperOptions.write(form.text(of: paper), to: output)
        Console.note("\(output): written; 'daicho report show \(target.ledger) \(report)' shows it")
    }

    /// The report's identifier, the command that issues it, and what it says. Lets go of the log
    /// before it is opened again for writing.
    private func made() throws -> (String, InputRows, ReportFold) {
        let query = try query()
        let log = try target.folder.openForReading()
        let size = try known.count(in: log, of: target.folder)
        guard size > .start else {
            throw CommandFailure(.badInput, "--as-of: nothing was known then")
        }
        let fold = try ReportFolder(log, of: target.folder).fold(
            [query], asOf: AsOf(known: size, day: query.day))
        let report = id ?? Self.id(query, grantName, size)
        guard Identifier(report) != nil else {
            throw CommandFailure(
                .badInput,
                "--id \(report.prefix(80)): must be 1 to \(Identifier.maximumLength) of A-Z a-z "
                    + "0-9 . _ -; give a shorter one")
        }
        let row = ReportRow.issuing(
            report, asking: query, about: grantName, of: fold, on: try DateOption.date(dated))
        return (report, row, fold)
    }

    private static func id(_ query: ReportQuery, _ grant: StreamName?, _ size: LogPosition)
        -> String
    {
        let subject = grant.map { String($0.identifierText) } ?? query.year?.description
        let parts = [
            query.description.name, subject, query.day.description, size.description,
            query.audience == .full ? nil : query.audience.name,
        ]
        return parts.compactMap(\.self).joined(separator: ".")
    }
}
