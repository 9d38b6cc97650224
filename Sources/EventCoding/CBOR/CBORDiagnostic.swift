import Cryptography
public import EventSourcing

/// The diagnostic notation of RFC 8949 section 8, for `daicho show --bytes`.
public enum CBORDiagnostic {
    public static func text(_ fields: [FieldPrimitive.Keyed]) -> String {
        "{" + fields.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ") + "}"
    }

    static func text(_ value: FieldPrimitive) -> String {
        switch value {
        case .absent: "null"
        case .unsigned(let number): String(number)
        case .signed(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .text(let text): JSONValue.string(text).compact
        case .bytes(let bytes): "h'\(Hexadecimal.encode(bytes))'"
        case .list(let items): "[" + items.map(text).joined(separator: ", ") + "]"
        case .record(let fields): text(fields)
        }
    }
}
