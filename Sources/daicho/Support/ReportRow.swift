import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

/// The command that issues a report of what a fold comes to.
enum ReportRow {
    /// - Parameters:
    ///   - report: the identifier that it gets.
    ///   - grant: the name of the grant that it is about, if it is about one.
    ///   - fold: stands at the report's pair of times.
    static func issuing(
        _ report: String, asking query: ReportQuery, about grant: StreamName? = nil,
        of fold: ReportFold, on day: LegalDate
    ) -> InputRows {
        var facts: [JSONValue.Member] = [
            .init("name", .string(query.description.name)),
            .init("day", .string(query.day.description)),
            .init("size", .integer(Int128(fold.view.progress.rawValue))),
            .init("digest", .string(fold.table(of: query).digest.hexadecimal)),
            .init("audience", .string(query.audience.name)),
        ]
        if let grant { facts.append(.init("grant", .string(grant.text))) }
        if let year = query.year { facts.append(.init("year", .string(year.description))) }
        let command = ReportIssued.declaration.command
        let row = JSONValue.object([
            .init("command", .string(command)), .init("subject", .string("report/\(report)")),
            .init("on", .string(day.description)), .init("facts", .object(facts)),
        ])
        return InputRows(name: command, bytes: Array(row.compact.utf8))
    }
}
