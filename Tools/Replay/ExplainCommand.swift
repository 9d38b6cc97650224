import ArgumentParser
import Audit
import Containers
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import Transparency

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "From a number to the events that make it, with basis, documents and proofs.",
        discussion: """
            A number is named TABLE/ROW/COLUMN, as --list prints it, or by a report that was \
            issued: its event, a row and a column. Money is told as a sum: every event that is \
            listed changes the number, and together they are the number. Anything else is told \
            by the event that set it. A wrong entry and its correction that cancel each other \
            are told apart. Every event that is told is proven to stand in the tree of the log.

            Exit status: 0 explained, 1 an event is not in the tree, or the log is not as it was \
            signed, 2 there is no such number.

            Example: daicho-replay explain ledger grants/G-2025-003/paid

            Example: daicho-replay explain ledger balance/FUND-111-bank-a --on FY2024

            Example: daicho-replay explain ledger --report 414 --row total --column closingYen
            """)

    @OptionGroup var options: AskedOptions

    @Argument(help: .init("Which numbers.", valueName: "table/row/column"))
    var numbers: [String] = []

    @Option(help: .init("A number of the report that this event issued.", valueName: "position"))
    var report: UInt64?

    @Option(help: .init("The row of the report, by what stands in its key.", valueName: "row"))
    var row: String?

    @Option(help: .init("The column of the report, by its stable name.", valueName: "column"))
    var column: String?

    @Flag(
        help: "Print the address of every number instead, of the tables or report that are named.")
    var list = false

    @OptionGroup var question: QuestionOptions

    @Option(
        help: .init(
            "Write the record of every event, byte for byte, and its proof (C2SP tlog-proof) into "
                + "this new folder.", valueName: "folder"))
    var proofs: String?

    @OptionGroup var form: TableForm

    func validate() throws {
        guard report == nil || numbers.isEmpty else {
            throw ValidationError("--report and numbers exclude each other")
        }
        guard report == nil || question.asOf == nil && question.on == nil else {
            throw ValidationError("a report has its own times: leave out --as-of and --on")
        }
        guard list || (report == nil) == (row == nil) && (row == nil) == (column == nil) else {
            throw ValidationError("--report, --row and --column belong together")
        }
        guard list || report != nil || !numbers.isEmpty else {
            throw ValidationError("name a number, or give --list")
        }
    }

    func run() throws {
        let asked = try AskedLog(options)
        if list {
            try Output.write(try asked.reading(addresses))
            return try asked.finish()
        }
        let answers = try asked.reading { asked in
            try explained(in: asked).map { explanation in
                guard explanation.addsUp else {
                    throw Output.Failure(
                        "\(explanation.address): the events do not come to the number; this is a "
                            + "fault of the program")
                }
                return explanation
            }
        }
        let proven = try asked.reading { try EventProofs(of: answers, in: $0) }
        if let proofs { try OutputFolder(proofs).write(try proven.files) }
        try Output.write(try text(of: answers, proven))
        try asked.finish(
            status: (proven.unproven.isEmpty ? AuditResult.verified : .failed).exitStatus)
    }

    // MARK: - What is asked

    private func explained(in asked: AskedLog) throws -> [NumberExplanation] {
        if let report {
            let (query, asOf) = try issued(report, in: asked)
            let address = NumberAddress(
                table: query.description.name, row: row ?? "", column: column ?? "")
            return [
                try NumberExplainer.explain(
                    address, in: .report(query), asOf: asOf, reading: asked.log.forEachEvent)
            ]
        }
        let asOf = try question.pair(in: asked)
        return try numbers.map { text in
            guard let address = NumberAddress(text) else {
                throw Output.Failure(
                    "'\(text.prefix(80))': must be TABLE/ROW/COLUMN, such as "
                        + "grants/G-2025-003/paid")
            }
            return try NumberExplainer.explain(
                address, in: try source(address.table, asOf), asOf: asOf,
                reading: asked.log.forEachEvent)
        }
    }

    private func source(_ table: String, _ asOf: AsOf) throws -> NumberFold.Source {
        let names = NumberFold.tableNames(on: asOf.day)
        guard names.contains(table) else {
            let hint = ["obligations", "permissions"].contains(table) ? "; it needs --on" : ""
            throw Output.Failure(
                "'\(table.prefix(80))': is no table\(hint); there are "
                    + names.joined(separator: ", "))
        }
        return .table(table)
    }

    private func issued(_ position: UInt64, in asked: AskedLog) throws -> (ReportQuery, AsOf) {
        guard let event = try asked.log.event(at: LogPosition(position)),
            let act = event.act as? ReportIssued
        else { throw Output.Failure("--report \(position): the event there issued no report") }
        var view = LedgerView()
        try asked.log.forEachEvent(from: .start, to: LogPosition(position + 1)) {
            try view.apply($0)
        }
        guard let state = view.ledger.reports[EventSourcing.Reference(event.head.stream)],
            let query = ReportQuery(state)
        else { throw Output.Failure("--report \(position): \(act.name) is no report") }
        return (query, AsOf(known: state.size, day: state.day))
    }

    // MARK: - What is answered

    private func addresses(in asked: AskedLog) throws -> String {
        var tables: [RegisterTable] = []
        if let report {
            let (query, asOf) = try issued(report, in: asked)
            tables.append(
                try NumberExplainer.table(
                    of: .report(query), asOf: asOf, reading: asked.log.forEachEvent))
        } else {
            let asOf = try question.pair(in: asked)
            let names = numbers.isEmpty ? NumberFold.tableNames(on: asOf.day) : numbers
            for name in names {
                tables.append(
                    try NumberExplainer.table(
                        of: try source(name, asOf), asOf: asOf, reading: asked.log.forEachEvent))
            }
        }
        let cells = tables.flatMap(NumberExplainer.addresses)
        if form.json {
            return JSONValue.array(
                cells.map { address, cell in
                    .object([
                        .init("address", .string(address.description)), .init("value", cell.json),
                    ])
                }
            ).pretty + "\n"
        }
        // Of all kinds in one column: as text they stand below each other.
        let table = RegisterTable(
            name: "addresses", columns: [.init("address", "Address"), .init("value", "Value")],
            rows: cells.map { [.text($0.description), form.csv ? $1 : .text($1.display)] })
        return form.csv ? table.csv : table.text
    }

    private func text(of answers: [NumberExplanation], _ proven: EventProofs) throws -> String {
        if form.json {
            let items = answers.map { $0.json(proof: proven.json) }
            return JSONValue.object([
                .init("root", .string(proven.head.root.description)),
                .init("size", .integer(Int128(proven.head.size))),
                .init("numbers", .array(items)),
            ]).pretty + "\n"
        }
        if form.csv { return answers.map(\.register.csv).joined() }
        return answers.map(text).joined(separator: "\n") + "\n" + proven.text
    }

    private func text(of answer: NumberExplanation) -> String {
        var text = "\(answer.address)  \(answer.title)  \(answer.cell.display)\n"
        if answer.parts.isEmpty {
            text += "no event has changed it\n"
        } else {
            text += (answer.isSum ? "the sum of\n" : "as the last event left it\n")
            text += answer.register.text
        }
        if !answer.cancelled.isEmpty {
            text += "these cancel each other\n" + answer.cancelledRegister.text
        }
        return text
    }
}
