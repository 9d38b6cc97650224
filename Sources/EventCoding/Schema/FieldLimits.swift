import EventSourcing

/// What people are told about the values of a field.
enum FieldLimits {
    static func text(of field: FieldDescription) -> (type: String, limits: String) {
        let (type, limits) = text(of: field.shape.required, least: least(of: field))
        var notes = limits.isEmpty ? [] : [limits]
        if field.shape.isOptional { notes.append("may be left out") }
        if field.options.contains(.derived) { notes.append("computed by the rules") }
        // A name of a thing or a number decides something: only free text is withheld.
        if field.options.contains(.withholdable), field.shape.required == .text {
            notes.append("may be withheld")
        }
        return (type, notes.joined(separator: "; "))
    }

    private static func least(of field: FieldDescription) -> Int {
        field.options.contains(.positive) ? 1 : 0
    }

    private static func text(of shape: FieldShape, least: Int) -> (type: String, limits: String) {
        switch shape {
        case .yen: ("whole yen", "\(least) to \(Int64.max)")
        case .balance: ("whole yen of either sign", "")
        case .number(let maximum, let unit):
            ("whole number" + (unit.isEmpty ? "" : " of \(unit)"), "\(least) to \(maximum)")
        case .rate: ("yearly rate", "such as `10.95%`")
        case .date: ("date", "1868-01-01 to 9999-12-31")
        case .fiscalYear: ("fiscal year", "such as `FY2025`, from its April to March")
        case .flag: ("true or false", "")
        case .text: ("text", "1 to \(PlainText.maximumBytes) bytes, no control characters")
        case .identifier: ("identifier", "1 to 63 letters, digits, `.`, `_`, `-`")
        case .corporationNumber: ("corporation number", "13 digits, the first a check digit")
        case .bytes(let count): ("bytes", "\(2 * count) hexadecimal digits")
        case .reference(let category):
            category == FieldJSON.anything
                ? ("name of a thing", "with its category: `grant/G-1`")
                : ("name of a thing", "of the kind `\(category)`, without its category")
        case .choice(let choices): ("word", choices.map { "`\($0.name)`" }.joined(separator: ", "))
        case .list(let item, let maximum):
            ("list: \(text(of: item, least: 0).type)", "at most \(maximum)")
        case .record: ("object", "")
        case .command:
            ("command", CommandJSON.names.map { "`\($0)`" }.joined(separator: ", "))
        case .optional(let wrapped): text(of: wrapped, least: least)
        }
    }
}
