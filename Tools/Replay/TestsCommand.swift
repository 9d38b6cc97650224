import Accounting
import ArgumentParser
import Audit
import EventCoding
import Foundation
import ReadModels
import Transparency

struct TestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tests",
        abstract: "Runs the journal tests: entries that somebody must explain.",
        discussion: """
            The tests that ISA 240 asks an auditor to make, over the whole journal and not a \
            sample. An exception is no error: it is to be explained. What each test asks, and \
            what its parameters mean, stands in docs/reference/journal-tests.md. Bytes, tree and \
            signatures are verified before; the rules are not run: 'daicho-replay replay' does.

            Exit status: 0 nothing stands out, 1 exceptions, or the log is not as it was signed, 2 \
            something could not be looked at, or wrong usage.

            Example: daicho-replay tests ledger --year FY2025 --output papers

            Example: daicho-replay tests ledger --only nights --set nights.from=20
            """)

    @OptionGroup var options: AskedOptions

    @Option(
        name: .customLong("only"),
        help: .init("Only this test; may be given more than once.", valueName: "test"))
    var tests: [String] = []

    @Option(
        name: .customLong("set"),
        help: .init(
            "Sets a parameter of a test; may be given more than once.",
            valueName: "test.parameter=value"))
    var settings: [String] = []

    @OptionGroup var period: PeriodOptions

    @Option(
        help: .init(
            "Write work-papers into this new folder: CSV and HTML for print.", valueName: "folder"))
    var output: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let days = try period.days()
        let selection: JournalSelection
        do { selection = try JournalSelection(tests, settings: settings, days: days) } catch {
            throw Output.Failure("\(error)")
        }
        let asked = try AskedLog(options)
        let papers = try asked.reading { asked in
            try workPapers(selection, of: asked.log, on: days)
        }
        if let output { try OutputFolder(output).write(papers.files) }
        try Output.write(json ? papers.json.pretty + "\n" : text(papers))
        try asked.finish(status: status(papers))
    }

    private func workPapers(
        _ selection: JournalSelection, of log: some AuditedLog, on days: ClosedRange<LegalDate>?
    ) throws -> JournalWorkPapers {
        JournalWorkPapers(try JournalTestRun(selection, in: log), on: days)
    }

    private func status(_ papers: JournalWorkPapers) -> Int32 {
        if papers.head.size == 0 || papers.results.contains(where: { $0.unchecked != nil }) {
            return AuditResult.incomplete.exitStatus
        }
        let stands = papers.results.contains { $0.exceptionCount > 0 && $0.isTelling }
        return (stands ? AuditResult.failed : .verified).exitStatus
    }

    private func text(_ papers: JournalWorkPapers) -> String {
        let lines = papers.results.map { result in
            [
                RegisterTable.Cell.text(result.declaration.name),
                .count(result.population.count), .yen(result.population.debits),
                .text(result.outcome),
            ]
        }
        var text = RegisterTable(
            name: "tests",
            columns: [
                .init("test", "Test"), .init("population", "Population"),
                .init("debitsYen", "Debits"), .init("outcome", "Outcome"),
            ], rows: lines
        ).text
        for result in papers.results where !result.table.rows.isEmpty {
            text += "\n\(result.declaration.name): \(result.declaration.question)\n"
            if !result.parameters.text.isEmpty { text += "with \(result.parameters.text)\n" }
            text += result.table.text
            if result.verdict.furtherCount > 0 {
                text += "and \(result.verdict.furtherCount) more\n"
            }
        }
        for result in papers.results {
            if let unchecked = result.unchecked {
                text += "\nNOT LOOKED AT  \(result.declaration.name): \(unchecked)\n"
            }
        }
        return text + "\nevents       \(papers.head.size)\nroot         \(papers.head.root)\n"
            + "effective    \(papers.period)\n"
    }
}
