public import Accounting
public import DefenseFund
public import EventSourcing

/// Which report, about what, for whom: all but what was known.
public struct ReportQuery: Hashable, Sendable {
    public let description: ReportDescription
    public let day: LegalDate
    public let audience: ReportAudience
    public let grant: Reference<Grant>?
    public let year: FiscalYear?

    /// `nil` if the report is not about just what is given, or is not for so wide an audience.
    public init?(
        _ description: ReportDescription, on day: LegalDate, for audience: ReportAudience,
        grant: Reference<Grant>?, year: FiscalYear?
    ) {
        guard (grant != nil) == (description.subject == .grant),
            (year != nil) == (description.subject == .year), audience <= description.widest
        else { return nil }
        self.description = description
        self.day = day
        self.audience = audience
        self.grant = grant
        self.year = year
    }

    /// What a report that was issued asks; `nil` if there is no such report.
    public init?(_ report: ReportState) {
        guard let description = ReportCatalogue.report(named: report.name.text) else { return nil }
        self.init(
            description, on: report.day, for: report.audience, grant: report.grant,
            year: report.year)
    }
}
