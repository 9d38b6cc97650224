public import Accounting
public import EventSourcing

/// A report as it was issued.
public struct ReportState: Hashable, Sendable {
    public let name: Identifier
    /// The day that it is about.
    public let day: LegalDate
    /// How many events were known, and their tree.
    public let size: LogPosition
    public let root: TreeRoot
    /// SHA-256 of its numbers as CSV.
    public let digest: DigestBytes
    public let audience: ReportAudience
    public let grant: Reference<Grant>?
    public let year: FiscalYear?
    public let issuedOn: LegalDate
    public let issuedBy: Reference<Actor>
}
