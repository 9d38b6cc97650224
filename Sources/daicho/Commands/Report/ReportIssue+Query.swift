import Accounting
import DefenseFund
import EventSourcing
import LMDBEventLog
import ReadModels

extension ReportIssue {
    /// The name of the grant that is given.
    var grantName: StreamName? { grant.flatMap(GrantName.parse) }

    /// What is asked; fails with what is wrong in the options.
    func query() throws -> ReportQuery {
        guard let description = ReportCatalogue.report(named: name) else {
            throw CommandFailure(
                .badInput,
                "\(name.prefix(80)): there is no such report; 'daicho report names' lists them")
        }
        let day = try DateOption.lastDay(on)
        let audiences = ReportAudience.allCases
        guard let audience = audiences.first(where: { $0.name == audience }) else {
            throw CommandFailure(
                .badInput,
                "--audience \(self.audience.prefix(80)): must be one of "
                    + audiences.map(\.name).joined(separator: ", "))
        }
        guard audience <= description.widest else {
            throw CommandFailure(
                .badInput,
                "--audience \(audience.name): \(name) holds what is not for the public; it is "
                    + "issued for \(description.widest.name) at most")
        }
        let query = ReportQuery(
            description, on: day, for: audience, grant: try grantReference(),
            year: try year.map(DateOption.fiscalYear))
        guard let query else {
            let needs = description.subject.option.map { "\($0) and nothing else" }
            throw CommandFailure(
                .badInput, "\(name): give \(needs ?? "neither --for nor --year") beside the day")
        }
        return query
    }

    private func grantReference() throws -> Reference<Grant>? {
        guard let grant else { return nil }
        return try GrantName.reference(
            grant, in: LedgerReader.view(of: target.folder, only: [.names]))
    }
}
