import DefenseFund
import EventCoding
import EventSourcing

/// Facts as a lawyer writes them, to JSON: by the fields that the act declares.
///
///     amount: 1,000
///     onSite: yes
///     applicants: maker-a; maker-b
///     items: item designChange, amount 600; item survey, amount 400
enum ScenarioFacts {
    /// - Throws: ``FieldFailure`` of a value that the field cannot hold.
    static func json(_ text: String, as shape: FieldShape) -> JSONValue {
        switch shape.required {
        case .yen, .number:
            let digits = text.filter { $0 != "," }
            return Int128(digits).map { .integer($0) } ?? .string(text)
        case .flag:
            return text == "yes" ? true : text == "no" ? false : .string(text)
        case .list(let item, _):
            return .array(
                text.split(separator: ";").map { json(ScenarioParser.trimmed($0), as: item) })
        case .record(let fields):
            return .object(
                text.split(separator: ",").map { member in
                    let pair = ScenarioParser.trimmed(member)
                        .split(separator: " ", maxSplits: 1).map(String.init)
                    let field = fields.first { $0.name == pair[0] }
                    let value = pair.count == 2 ? pair[1] : ""
                    return .init(
                        pair[0], field.map { json(value, as: $0.shape) } ?? .string(value))
                })
        case _: return .string(text)
        }
    }
}
