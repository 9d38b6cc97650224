public import Accounting
public import EventSourcing

// These types and their fields are the stored format: never rename one or reuse a key; add a
// version and an upcaster.

/// A report is given out: what was asked, at which pair of times, and what its numbers came to.
///
/// The numbers themselves stand in no event: anybody makes them again from the events before.
public struct ReportIssued: Act {
    public typealias Stream = ReportStream
    public static let declaration = ActDeclaration(
        0x0D40, "report.issued", command: "report.issue",
        roles: [.minister, .clerk, .screener, .approver, .treasurer, .auditor, .regulator],
        introduces: .always, closedPeriods: .ignored, basis: "House rule 13; Act 19(3), 22",
        about: "Pins what a report says: at which pair of times, with which numbers, for whom.")

    public let name: Identifier
    public let day: LegalDate
    public let size: LogPosition
    public let digest: DigestBytes
    public let audience: ReportAudience
    public let grant: Reference<Grant>?
    public let year: FiscalYear?
    public let root: TreeRoot

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            name: try visit.field(1, "name", "Which report.") { $0.name },
            day: try visit.field(2, "day", "The day that it is about.") { $0.day },
            size: try visit.field(3, "size", "How many events were known.") { $0.size },
            digest: try visit.field(4, "digest", "SHA-256 of its numbers as CSV.") { $0.digest },
            audience: try visit.field(5, "audience", "For whom it is made.") { $0.audience },
            grant: try visit.field(6, "grant", "Of which grant, if it is about one.") { $0.grant },
            year: try visit.field(7, "year", "Of which fiscal year, if it is about one.") {
                $0.year
            },
            root: try visit.field(
                8, "root", "The root of the tree of the events known (RFC 6962).", .derived
            ) { $0.root })
    }
}
