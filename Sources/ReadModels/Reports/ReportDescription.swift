public import DefenseFund

/// A report as data: from which rows, in which columns, under which labels.
///
/// Numbers come from the registers; a description selects and names them, and adds up.
public struct ReportDescription: Hashable, Sendable {
    /// A stable name in lowerCamelCase.
    public let name: String
    public let title: ReportLabel
    /// The article that asks for it; empty for a free report.
    public let basis: String
    public let subject: Subject
    let source: Source
    /// The column of the source that must name the subject; all rows if `nil`.
    let selected: String?
    public let columns: [ReportColumn]
    /// What rows of the source are called, by the text that stands in them.
    let words: [String: ReportLabel]
    /// Whether a last row adds up the amounts.
    let hasTotal: Bool
    /// The widest audience that may be given it.
    public let widest: ReportAudience

    /// What it must be told beside the pair of times.
    public enum Subject: Hashable, Sendable {
        case none, grant, year
    }

    /// Where its rows come from.
    enum Source: Hashable, Sendable {
        /// The register of this name.
        case register(String)
        /// The acts about the grant.
        case grantActs
        /// What changed in the year who may do what, and by which rules.
        case processing
    }

    init(
        _ name: String, _ title: ReportLabel, basis: String, about subject: Subject = .none,
        from source: Source, where selected: String? = nil, words: [String: ReportLabel] = [:],
        total hasTotal: Bool = false, widest: ReportAudience = .public, _ columns: [ReportColumn]
    ) {
        self.name = name
        self.title = title
        self.basis = basis
        self.subject = subject
        self.source = source
        self.selected = selected
        self.words = words
        self.hasTotal = hasTotal
        self.widest = widest
        self.columns = columns
    }
}
