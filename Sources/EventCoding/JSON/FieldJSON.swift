import Accounting
import Cryptography
import DefenseFund
public import EventSourcing

/// Between primitives and JSON, as the field's shape says.
public enum FieldJSON {
    /// What a value looks like to people; `name` knows what references are called.
    public static func view(
        _ value: FieldPrimitive, as shape: FieldShape, name: (StreamReference) -> StreamName?
    ) -> JSONValue {
        switch (shape.required, value) {
        case (_, .absent): return .null
        case (.date, .unsigned(let days)): return date(Int64(clamping: days))
        case (.date, .signed(let days)): return date(days)
        case (.fiscalYear, .unsigned(let year)): return .string("FY\(year)")
        case (.rate, .unsigned(let hundredths)):
            let rate = Int(exactly: hundredths).flatMap(AnnualRate.init(hundredthsOfPercent:))
            return .string(rate?.description ?? "\(hundredths)")
        case (.choice(let choices), .unsigned(let code)):
            return .string(choices.first { $0.code == code }?.name ?? "\(code)")
        case (.reference(let category), .unsigned(let position)):
            let reference = StreamReference(LogPosition(position))
            guard let name = name(reference) else { return .string(reference.description) }
            return .string(
                category == anything ? name.text : String(name.identifierText))
        case (.list(let item, _), .list(let items)):
            return .array(items.map { view($0, as: item, name: name) })
        case (.command, .record(let parts)): return CommandJSON.view(parts, name: name)
        case (.record(let fields), .record(let values)):
            return .object(members(fields, values, name: name))
        case (_, .unsigned(let number)): return .integer(Int128(number))
        case (_, .signed(let number)): return .integer(Int128(number))
        case (_, .flag(let flag)): return .bool(flag)
        case (_, .text(let text)): return .string(text)
        case (_, .bytes(let bytes)): return .string(Hexadecimal.encode(bytes))
        case (_, .list), (_, .record): return .null
        }
    }

    /// The members of a record, in the order of the keys; absent fields are left out.
    public static func members(
        _ fields: [FieldDescription], _ values: [FieldPrimitive.Keyed],
        name: (StreamReference) -> StreamName?
    ) -> [JSONValue.Member] {
        values.compactMap { keyed in
            fields.first { $0.key == keyed.key }.map { field in
                .init(field.name, view(keyed.value, as: field.shape, name: name))
            }
        }
    }

    /// The category of references that may be about anything; they are shown with their category.
    static let anything = StreamCategory("any")

    private static func date(_ days: Int64) -> JSONValue {
        let date = Int32(exactly: days).flatMap(LegalDate.init(daysSince1970:))
        return .string(date?.description ?? "\(days)")
    }
}
