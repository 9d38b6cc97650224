public import Accounting
import Cryptography
import DefenseFund
public import EventCoding
import EventSourcing
public import ReadModels
public import Transparency

/// The work-papers of journal tests: from these alone every form of them is written, so that the
/// same log gives the same bytes on every machine.
public struct JournalWorkPapers: Sendable {
    public let head: TreeHead
    public let days: ClosedRange<LegalDate>?
    public let results: [JournalTestResult]

    public init<Log>(_ run: JournalTestRun<Log>, on days: ClosedRange<LegalDate>?) {
        head = run.head
        self.days = days
        results = run.results
    }

    /// A line for each test.
    public var summary: RegisterTable {
        RegisterTable(
            name: "summary", columns: Self.columns.map(\.column),
            rows: results.map { result in
                let population = result.population
                return [
                    .text(result.declaration.name), .text(result.verdict.outcome.rawValue),
                    .count(result.exceptionCount), .count(population.count),
                    .yen(population.debits), .yen(population.credits),
                    population.first.map { .count($0.rawValue) } ?? .empty,
                    population.last.map { .count($0.rawValue) } ?? .empty,
                    .text(result.parameters.text), .text(result.verdict.note),
                    .text(result.unchecked ?? ""),
                ]
            })
    }

    private static let columns: [(column: RegisterTable.Column, label: ReportLabel)] = [
        (.init("test", "Test"), ReportLabel("手続", "Test")),
        (.init("outcome", "Outcome"), ReportLabel("結果", "Outcome")),
        (.init("exceptions", "Exceptions"), ReportLabel("例外", "Exceptions")),
        (.init("population", "Population"), ReportLabel("母集団", "Population")),
        (.init("debitsYen", "Debits"), ReportLabel("借方合計", "Debits")),
        (.init("creditsYen", "Credits"), ReportLabel("貸方合計", "Credits")),
        (.init("first", "First"), ReportLabel("最初の位置", "First")),
        (.init("last", "Last"), ReportLabel("最後の位置", "Last")),
        (.init("parameters", "Parameters"), ReportLabel("条件", "Parameters")),
        (.init("note", "Note"), ReportLabel("注記", "Note")),
        (.init("unchecked", "Not looked at"), ReportLabel("未実施", "Not looked at")),
    ]

    /// Every file of the work-papers by name: the summary, and a paper for each test, each as CSV
    /// and for print.
    public var files: [(name: String, text: String)] {
        let title = ReportLabel("仕訳テスト", "Journal tests")
        let first = [
            (name: "summary.csv", text: summary.csv),
            (
                name: "summary.html",
                text: page(title, Self.columns.map(\.label), summary, pins: pins)
            ),
        ]
        return first
            + results.flatMap { result in
                [
                    (name: "\(result.declaration.name).csv", text: result.table.csv),
                    (name: "\(result.declaration.name).html", text: page(of: result)),
                ]
            }
    }

    private var pins: [(label: ReportLabel, value: String)] {
        [
            (ReportLabel("期間", "Effective"), period),
            (ReportLabel("事象数", "Events"), String(head.size)),
            (ReportLabel("ルート", "Root"), head.root.description),
        ]
    }

    /// `2025-04-01 to 2026-03-31`.
    public var period: String {
        days.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "all days"
    }

    private func page(of result: JournalTestResult) -> String {
        let declaration = result.declaration
        let population = result.population
        let parameters = result.parameters.all.map { parameter, value in
            "\(parameter.name) \(value): \(parameter.about)"
        }
        var own: [(label: ReportLabel, value: String)] = [
            (ReportLabel("手続", "Test"), "\(declaration.name): \(declaration.question)"),
            (ReportLabel("根拠", "Basis"), declaration.source),
            (ReportLabel("母集団", "Population"), declaration.population),
            (ReportLabel("例外の定義", "Exception"), declaration.exception),
        ]
        own += parameters.map { (ReportLabel("条件", "Parameter"), $0) }
        own += [
            (ReportLabel("件数", "Count"), String(population.count)),
            (ReportLabel("借方合計", "Debits"), RegisterTable.Cell.yen(population.debits).display),
            (ReportLabel("貸方合計", "Credits"), RegisterTable.Cell.yen(population.credits).display),
            (ReportLabel("結果", "Outcome"), result.outcome),
        ]
        if result.verdict.furtherCount > 0 {
            own.append(
                (
                    ReportLabel("記載省略", "Not listed"),
                    "\(result.verdict.furtherCount) further exceptions"
                ))
        }
        if let unchecked = result.unchecked {
            own.append((ReportLabel("未実施", "Not looked at"), unchecked))
        }
        return page(
            declaration.title, JournalTestResult.columns.map(\.label), result.table,
            pins: own + pins)
    }

    private func page(
        _ title: ReportLabel, _ labels: [ReportLabel], _ table: RegisterTable,
        pins: [(label: ReportLabel, value: String)]
    ) -> String {
        PrintedTable(
            title, labels, table.rows, pins: pins,
            margin: [
                "\(title.english)   effective \(period)   \(head.size) events",
                "root \(head.root)", "SHA-256 of the CSV \(table.digest.hexadecimal)",
            ]
        ).html
    }

    public var json: JSONValue {
        .object([
            .init("events", .integer(Int128(head.size))),
            .init("root", .string(head.root.description)),
            .init("from", days.map { .string($0.lowerBound.description) } ?? .null),
            .init("to", days.map { .string($0.upperBound.description) } ?? .null),
            .init("tests", .array(results.map(\.json))),
        ])
    }
}
