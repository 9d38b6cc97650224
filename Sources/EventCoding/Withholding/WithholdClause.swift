import EventSourcing

/// Which fields of a command are withheld, and under what:
/// `"withhold": {"under": "secret/S-1", "fields": ["content"]}`.
struct WithholdClause {
    let under: StreamName
    let fields: [String]

    static let name = "withhold"

    init(_ value: JSONValue) throws(InputProblem) {
        guard let members = value.members, members.allSatisfy({ Self.names.contains($0.name) }),
            let under = value["under"]?.string, let items = value["fields"]?.items
        else {
            throw Self.problem(
                "must be an object such as {\"under\":\"secret/S-1\",\"fields\":[\"content\"]}")
        }
        guard let name = StreamName(parsing: under) else {
            throw Self.problem(
                "must name a secret, a party or an actor, such as secret/S-1, not "
                    + "'\(under.prefix(80))'")
        }
        var fields: [String] = []
        for item in items {
            guard let field = item.string, !fields.contains(field) else {
                throw Self.problem("must name each field once, by its name")
            }
            fields.append(field)
        }
        guard !fields.isEmpty else { throw Self.problem("names no field") }
        self.under = name
        self.fields = fields
    }

    private static let names = ["under", "fields"]

    /// The fields that are withheld, of those that the command has.
    func fields(of descriptor: ActDescriptor) throws(InputProblem) -> [FieldDescription] {
        var found: [FieldDescription] = []
        for name in fields {
            let field = descriptor.givenFields.first { $0.name == name }
            guard let field, field.options.contains(.withholdable), field.shape.required == .text
            else {
                let known = descriptor.givenFields.filter {
                    $0.options.contains(.withholdable) && $0.shape.required == .text
                }.map(\.name)
                throw Self.problem(
                    "names '\(name.prefix(80))', which is no text of this command that may be "
                        + "withheld; "
                        + (known.isEmpty
                            ? "it has none" : "known are " + known.joined(separator: ", ")))
            }
            found.append(field)
        }
        return found
    }

    static func problem(_ message: String) -> InputProblem {
        InputProblem(.fieldInvalid, field: name, message)
    }
}
