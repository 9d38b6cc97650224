import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels

struct ReportList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The reports that were issued, and whether their numbers still stand.",
        discussion: """
            A report is stale if it would say something else now about the same day.

            Example: daicho report list ledger
            """)

    @OptionGroup var target: LedgerOption

    @OptionGroup var form: TableForm

    func run() throws {
        let view = try LedgerReader.view(of: target.folder, only: [.names])
        let reports = view.issuedReports
        let digests = try digestsNow(reports.compactMap { ReportQuery($0.state) })
        let table = RegisterTable(
            name: "reports",
            columns: [
                .init("report", "Report"), .init("name", "Name"), .init("day", "About"),
                .init("size", "Events known"), .init("audience", "For"),
                .init("issuedOn", "Issued on"), .init("issuedBy", "Issued by"),
                .init("position", "Position"), .init("state", "State"),
            ],
            rows: reports.map { name, position, report in
                let actor = view.name(report.issuedBy.stream).map { String($0.identifierText) }
                let now = ReportQuery(report).flatMap { digests[$0] }
                return [
                    .text(String(name.identifierText)), .text(report.name.text), .date(report.day),
                    .count(report.size.rawValue), .text(report.audience.name),
                    .date(report.issuedOn), .text(actor ?? ""),
                    .count(position.rawValue),
                    .text(now.map { $0 == report.digest ? "unchanged" : "stale" } ?? "unknown"),
                ]
            })
        try form.print(table)
    }

    /// The digest of the numbers that each report would have now.
    private func digestsNow(_ queries: [ReportQuery]) throws -> [ReportQuery: DigestBytes] {
        guard !queries.isEmpty else { return [:] }
        let log = try target.folder.openForReading()
        let reports = ReportFolder(log, of: target.folder)
        let end = try failing { () throws(LogFailure) in try log.next() }
        var digests: [ReportQuery: DigestBytes] = [:]
        for (day, queries) in Dictionary(grouping: Set(queries), by: \.day) {
            let fold = try reports.fold(queries, asOf: AsOf(known: end, day: day))
            for query in queries {
                digests[query] = fold.table(of: query).digest
            }
        }
        return digests
    }
}
