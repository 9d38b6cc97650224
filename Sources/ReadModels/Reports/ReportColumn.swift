import DefenseFund

/// A column of a report: what stands in it, its labels, and who is told.
public struct ReportColumn: Hashable, Sendable {
    /// A stable name in lowerCamelCase; money columns end in `Yen`.
    public let name: String
    public let label: ReportLabel
    let value: Value
    /// The widest audience that is told.
    let audience: ReportAudience

    enum Value: Hashable, Sendable {
        /// The cell of this column of the source.
        case cell(String)
        /// What the text in this column of the source is called, in Japanese or in English.
        case word(String, isJapanese: Bool)
        /// Amounts of the source's columns, added up.
        case sum([Term])
    }

    /// An amount that counts, or is taken off, in rows that meet the condition.
    struct Term: Hashable, Sendable {
        let column: String
        let condition: Condition
        var isNegative = false
    }

    enum Condition: Hashable, Sendable {
        /// One of these texts stands in the column.
        case among(String, [String])
        /// The date in the column is later than so many years after the day, and not later than so
        /// many; `nil` for no such bound.
        case due(String, after: Int?, through: Int?)
    }

    /// A column of the source under its own name.
    init(
        _ name: String, _ japanese: String, _ english: String, audience: ReportAudience = .public
    ) {
        self.init(name, japanese, english, .cell(name), audience: audience)
    }

    init(
        _ name: String, _ japanese: String, _ english: String, _ value: Value,
        audience: ReportAudience = .public
    ) {
        self.name = name
        label = ReportLabel(japanese, english)
        self.value = value
        self.audience = audience
    }
}
