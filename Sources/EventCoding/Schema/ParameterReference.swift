import DefenseFund

/// The reference page of the parameters, made from their definitions.
public enum ParameterReference {
    public static func page(origin: String) -> String {
        var page = MarkdownPage("Parameters", origin: origin)
        page.paragraph(
            "What the rules read and the law leaves open, or was not found in it. "
                + "`parameter.set` sets one, by two administrators; the value holds from the "
                + "effective date on, and what a rule reads is the value in force on the effective "
                + "date of the act (house rule 5). A default that is unverified is an assumption "
                + "to be confirmed.")
        page.table(
            ["parameter", "value", "unit", "default", "source", "verified"],
            ParameterDefinition.all.map { definition in
                [
                    "`\(definition.name)`", definition.kind.range, definition.kind.unit,
                    "`\(definition.defaultText)`", definition.source,
                    definition.isVerified ? "yes" : "unverified",
                ]
            })
        return page.text
    }

    /// What `daicho new parameter.set` says of each.
    static var notes: [String] {
        ParameterDefinition.all.map { definition in
            "\(definition.name): \(definition.kind.range.filter { $0 != "`" }); by default "
                + definition.defaultText + (definition.isVerified ? "" : " (unverified)")
        }
    }
}

extension ParameterDefinition.Kind {
    fileprivate var range: String {
        switch self {
        case .rate: "a yearly rate such as `10.95%`"
        case .number(let range, _): "a whole number, \(range.lowerBound) to \(range.upperBound)"
        case .amount: "whole yen"
        case .date: "a date such as `2033-03-31`, or `none`"
        case .word(let words): "one of " + Self.list(words)
        case .partyNames: "names of parties separated by commas, or `any`"
        case .someOf(let words): "some of " + Self.list(words) + ", separated by commas"
        }
    }

    fileprivate var unit: String {
        switch self {
        case .rate: "a year"
        case .number(_, let unit): unit
        case .amount: "yen"
        case .date, .word, .partyNames, .someOf: ""
        }
    }

    private static func list(_ words: [String]) -> String {
        words.map { "`\($0)`" }.joined(separator: ", ")
    }
}
