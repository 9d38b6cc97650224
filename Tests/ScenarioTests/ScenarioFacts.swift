import DefenseFund
import EventCoding
import EventSourcing

/// Facts as a lawyer writes them, to JSON: by the fields that the act declares.
///
///     amount: 1,000
///     onSite: yes
///     applicants: maker-a; maker-b
///     items: item designChange, amount 600; item survey, amount 400
///     replacement: grant.payAdvance grant/G on 2024-07-01: amount 600, bank bank
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
        case .record(let fields): return record(text, of: fields)
        case .command: return command(text) ?? .string(text)
        case _: return .string(text)
        }
    }

    private static func record(_ text: String, of fields: [FieldDescription]) -> JSONValue {
        .object(
            text.split(separator: ",").map { member in
                let pair = ScenarioParser.trimmed(member)
                    .split(separator: " ", maxSplits: 1).map(String.init)
                let field = fields.first { $0.name == pair[0] }
                let value = pair.count == 2 ? pair[1] : ""
                return .init(pair[0], field.map { json(value, as: $0.shape) } ?? .string(value))
            })
    }

    /// `grant.payAdvance grant/G on 2024-07-01: amount 600, bank bank`; `nil` if it is no such
    /// text.
    private static func command(_ text: String) -> JSONValue? {
        let parts = text.split(separator: ":", maxSplits: 1).map(ScenarioParser.trimmed)
        let words = parts[0].split(separator: " ").map(String.init)
        guard parts.count == 2, words.count == 4, words[2] == "on",
            let descriptor = ActDescriptor.named(words[0])
        else { return nil }
        return .object([
            .init("command", .string(words[0])), .init("subject", .string(words[1])),
            .init("on", .string(words[3])),
            .init("facts", record(parts[1], of: descriptor.fields)),
        ])
    }
}
