import DefenseFund
import EventSourcing

/// A filled-in example of a command with a comment on every field, for a person to change and post.
public enum CommandTemplate {
    /// JSON with comments (`.jsonc`).
    public static func text(of descriptor: ActDescriptor) -> String {
        let declaration = descriptor.declaration
        let example = EventReference.example(of: descriptor)
        var lines = [
            "// \(declaration.type.name): \(declaration.about)",
            "// Recorded by \(EventReference.recorders(of: declaration))"
                + ". Basis: \(declaration.bases.joined(separator: ", or ")).",
        ]
        if descriptor.type == ParameterSet.self {
            lines +=
                ["// The parameters, which docs/reference/parameters.md explains:"]
                + ParameterReference.notes.map { "//   \($0)" }
        }
        lines += envelope + ["{"]
        let members = example.members ?? []
        for (place, member) in members.enumerated() {
            let isLast = place == members.count - 1
            if let about = about(member.name, of: descriptor) { lines.append("  // \(about)") }
            lines += entry(
                member.name, member.value, of: descriptor.givenFields, indent: 1, isLast: isLast)
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    /// What a command may hold beside what the example shows.
    private static let envelope = [
        "// Beside these a command may hold:",
        "//   \"id\": a UUID of yours. Without one it follows from what the command says: the same",
        "//     row posted again records nothing again; a second act that is alike needs one.",
        "//   \"expectedVersion\": how many events the thing had when you looked at it.",
        "//   \"causation\": the position of the event that made this one necessary.",
        "//   \"evidence\": [{\"sha256\", \"mediaType\", \"byteCount\", \"title\"}], documents "
            + "kept elsewhere.",
        "//   \"withhold\": {\"under\": \"secret/S-1\", \"fields\": []}, for texts that may be "
            + "withheld.",
    ]

    /// What is said about the members beside the facts.
    private static func about(_ name: String, of descriptor: ActDescriptor) -> String? {
        switch name {
        case "subject": "About what: " + EventReference.subject(of: descriptor) + "."
        case "on": "The legal date on which it takes effect."
        case "as": "Who does it; may be left out, and given with --as."
        case _: nil
        }
    }

    /// A member and what stands in it, with a comment above each field.
    private static func entry(
        _ name: String, _ value: JSONValue, of fields: [FieldDescription], indent: Int,
        isLast: Bool
    ) -> [String] {
        let space = String(repeating: "  ", count: indent)
        let end = isLast ? "" : ","
        let key = "\(space)\(JSONValue.string(name).compact): "
        if let members = value.members {
            return ["\(key){"] + self.members(members, fields, indent: indent + 1)
                + ["\(space)}\(end)"]
        }
        if let items = value.items?.compactMap(\.members), !items.isEmpty, !fields.isEmpty {
            let lines = items.enumerated().flatMap { place, item in
                // The fields are told once.
                let told = place == 0 ? fields : []
                return ["\(space)  {"] + self.members(item, told, indent: indent + 2)
                    + ["\(space)  }\(place == items.count - 1 ? "" : ",")"]
            }
            return ["\(key)["] + lines + ["\(space)]\(end)"]
        }
        return ["\(key)\(value.compact)\(end)"]
    }

    private static func members(
        _ members: [JSONValue.Member], _ fields: [FieldDescription], indent: Int
    ) -> [String] {
        let space = String(repeating: "  ", count: indent)
        // What the example leaves out is told as well.
        let absent = fields.filter { field in !members.contains { $0.name == field.name } }
        let given = members.enumerated().flatMap { place, member -> [String] in
            let field = fields.first { $0.name == member.name }
            let comment = field.map { "\(space)// \(note(on: $0))" }
            return (comment.map { [$0] } ?? [])
                + entry(
                    member.name, member.value, of: field.map { nested($0.shape.required) } ?? [],
                    indent: indent, isLast: place == members.count - 1)
        }
        return absent.map { "\(space)// \"\($0.name)\": \(note(on: $0))" } + given
    }

    private static func note(on field: FieldDescription) -> String {
        let (type, limits) = FieldLimits.text(of: field)
        let plain = limits.filter { $0 != "`" }
        return "\(field.about) (\(type)\(plain.isEmpty ? "" : ": \(plain)"))"
    }

    private static func nested(_ shape: FieldShape) -> [FieldDescription] {
        switch shape {
        case .record(let fields): fields
        case .list(let item, _): nested(item)
        case _: []
        }
    }
}
