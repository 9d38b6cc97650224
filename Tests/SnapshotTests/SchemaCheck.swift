import EventCoding
import Foundation

/// Checks a value against the part of JSON Schema 2020-12 that the schemas here use, and refuses a
/// schema that uses more.
struct SchemaCheck {
    private(set) var problems: [String] = []

    init(_ value: JSONValue, against schema: JSONValue) { check(value, schema, at: "") }

    private mutating func check(_ value: JSONValue, _ schema: JSONValue, at path: String) {
        for keyword in schema.members ?? [] {
            check(value, keyword, of: schema, at: path)
        }
    }

    private mutating func check(
        _ value: JSONValue, _ keyword: JSONValue.Member, of schema: JSONValue, at path: String
    ) {
        switch keyword.name {
        case "$schema", "title", "description": break
        case let name where name.hasPrefix("x-"): break
        case "type": require(keyword.value.string == type(of: value), "type", path, value)
        case "const": require(keyword.value == value, "const", path, value)
        case "enum": require(keyword.value.items?.contains(value) == true, "enum", path, value)
        case "minimum", "maximum", "minLength", "maxLength", "maxItems":
            require(isWithin(keyword, value), keyword.name, path, value)
        case "pattern":
            let isMatch = (keyword.value.string).flatMap { pattern in
                value.string?.range(of: pattern, options: .regularExpression)
            }
            require(isMatch != nil, "pattern", path, value)
        case "format":
            require(
                keyword.value != "date" || value.string?.count == 10, "format", path, value)
        case "required":
            for name in keyword.value.items ?? [] {
                require(value[name.string ?? ""] != nil, "\(name) is missing", path, value)
            }
        case "properties":
            for property in keyword.value.members ?? [] {
                guard let member = value[property.name] else { continue }
                check(member, property.value, at: path + "/" + property.name)
            }
        case "additionalProperties":
            let known = schema["properties"]?.members?.map(\.name) ?? []
            for member in value.members ?? [] {
                require(known.contains(member.name), "\(member.name) is unknown", path, value)
            }
        case "items":
            for (index, item) in (value.items ?? []).enumerated() {
                check(item, keyword.value, at: path + "/\(index)")
            }
        case let other: problems.append("\(path): the schema uses \(other)")
        }
    }

    private func type(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .decimal: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    private func isWithin(_ keyword: JSONValue.Member, _ value: JSONValue) -> Bool {
        guard case .integer(let bound) = keyword.value else { return false }
        let size: Int128
        switch value {
        case .integer(let number): size = number
        case .string(let text): size = Int128(text.unicodeScalars.count)
        case .array(let items): size = Int128(items.count)
        case _: return false
        }
        return keyword.name.hasPrefix("min") ? size >= bound : size <= bound
    }

    private mutating func require(
        _ isTrue: Bool, _ keyword: String, _ path: String, _ value: JSONValue
    ) {
        if !isTrue { problems.append("\(path): \(keyword): \(value.compact)") }
    }
}
