import DefenseFund
import EventSourcing

/// JSON Schema 2020-12 of the view of an event and of the command that asks for it, made from the
/// one declaration.
public enum EventSchema {
    public static func event(_ descriptor: ActDescriptor) -> JSONValue {
        let declaration = descriptor.declaration
        return object(
            title: "\(declaration.type)", about: declaration.about,
            required: [
                "position", "type", "version", "stream", "streamVersion", "recordedAt",
                "effectiveOn", "commandID", "actor", "role", "basis", "facts",
            ],
            properties: [
                .init("position", integer(maximum: nil)),
                .init("type", .object([.init("const", .string(declaration.type.name))])),
                .init("version", constant(Int(declaration.type.version))),
                .init("stream", text), .init("streamVersion", integer(maximum: nil)),
                .init("recordedAt", text), .init("effectiveOn", date),
                .init("commandID", text), .init("actor", text),
                .init("role", choice(recordedRoles(declaration).map(\.name))),
                .init("basis", choice(declaration.bases)), .init("approvedBy", text),
                .init("causation", integer(maximum: nil)),
                .init("correlation", integer(maximum: nil)),
                .init("imported", .object([.init("type", "boolean")])),
                .init("consequence", .object([.init("type", "boolean")])),
                .init("facts", record(descriptor.fields)),
                .init("entry", .object([.init("type", "array"), .init("items", posting)])),
                .init("evidence", evidence),
            ],
            extra: [
                .init("x-code", .integer(Int128(declaration.type.code))),
                .init("x-category", .string(category(descriptor.type))),
            ])
    }

    public static func command(_ descriptor: ActDescriptor) -> JSONValue {
        let declaration = descriptor.declaration
        return object(
            title: declaration.command, about: declaration.about,
            required: ["command", "subject", "on", "facts"],
            properties: [
                .init("id", .object([.init("type", "string"), .init("format", "uuid")])),
                .init("command", .object([.init("const", .string(declaration.command))])),
                .init("subject", text), .init("on", date), .init("as", text),
                .init("role", choice(declaration.roles.map(\.name))),
                .init("expectedVersion", integer(maximum: Int(UInt32.max))),
                .init("causation", integer(maximum: nil)), .init("evidence", evidence),
                .init("facts", record(descriptor.givenFields)),
            ], extra: [.init("x-event", .string(declaration.type.description))])
    }

    /// What the rules add is recorded in the role of the act that it belongs to.
    private static func recordedRoles(_ declaration: ActDeclaration) -> [Role] {
        declaration.roles == [.system] ? Role.allCases : declaration.roles + [.system]
    }

    private static func category(_ type: any Act.Type) -> String {
        func category<Kind: Act>(of type: Kind.Type) -> String { Kind.Stream.category.text }
        return category(of: type)
    }

    private static func object(
        title: String, about: String, required: [String], properties: [JSONValue.Member],
        extra: [JSONValue.Member]
    ) -> JSONValue {
        .object(
            [
                .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
                .init("title", .string(title)), .init("description", .string(about)),
            ] + extra + [
                .init("type", "object"),
                .init("required", .array(required.map { .string($0) })),
                .init("additionalProperties", false),
                .init("properties", .object(properties)),
            ])
    }

    private static func record(_ fields: [FieldDescription]) -> JSONValue {
        let properties = fields.map { field in
            var schema = self.schema(field.shape.required).members ?? []
            if field.options.contains(.positive) {
                schema = schema.map { $0.name == "minimum" ? .init("minimum", 1) : $0 }
            }
            schema.append(.init("description", .string(field.about)))
            schema.append(.init("x-key", .integer(Int128(field.key))))
            if field.options.contains(.derived) { schema.append(.init("x-derived", true)) }
            if field.options.contains(.withholdable) {
                schema.append(.init("x-withholdable", true))
            }
            return JSONValue.Member(field.name, .object(schema))
        }
        return .object([
            .init("type", "object"),
            .init(
                "required",
                .array(fields.filter { !$0.shape.isOptional }.map { .string($0.name) })),
            .init("additionalProperties", false), .init("properties", .object(properties)),
        ])
    }

    private static func schema(_ shape: FieldShape) -> JSONValue {
        switch shape {
        case .yen: integer(maximum: .max)
        case .balance: .object([.init("type", "integer")])
        case .number(let maximum, let unit):
            .object(
                (integer(maximum: Int(exactly: maximum)).members ?? [])
                    + (unit.isEmpty ? [] : [.init("x-unit", .string(unit))]))
        case .rate: pattern("^[0-9]{1,4}\\.[0-9]{2}%$")
        case .date: date
        case .fiscalYear: pattern("^FY[0-9]{4}$")
        case .flag: .object([.init("type", "boolean")])
        case .text:
            .object([
                .init("type", "string"), .init("minLength", 1),
                .init("maxLength", .integer(Int128(PlainText.maximumBytes))),
            ])
        case .identifier: pattern("^[A-Za-z0-9._-]{1,63}$")
        case .corporationNumber: pattern("^[0-9]{13}$")
        case .bytes(let count): pattern("^[0-9a-f]{\(2 * count)}$")
        case .reference(let category):
            .object([.init("type", "string"), .init("x-reference", .string(category.text))])
        case .choice(let choices): choice(choices.map(\.name))
        case .list(let item, let maximum):
            .object([
                .init("type", "array"), .init("items", schema(item)),
                .init("maxItems", .integer(Int128(maximum))),
            ])
        case .record(let fields): record(fields)
        case .command: command
        case .optional(let wrapped): schema(wrapped)
        }
    }

    /// The facts are those of the schema of the command that is named.
    private static let command = JSONValue.object([
        .init("type", "object"), .init("x-command", true),
        .init("required", .array(CommandJSON.names.dropLast().map { .string($0) })),
        .init("additionalProperties", false),
        .init(
            "properties",
            .object([
                .init("command", text), .init("subject", text), .init("on", date),
                .init("facts", .object([.init("type", "object")])), .init("evidence", evidence),
            ])),
    ])

    private static let text = JSONValue.object([.init("type", "string")])
    private static let date = JSONValue.object([
        .init("type", "string"), .init("format", "date"),
    ])

    private static func integer(maximum: Int?) -> JSONValue {
        .object(
            [.init("type", "integer"), .init("minimum", 0)]
                + (maximum.map { [.init("maximum", .integer(Int128($0)))] } ?? []))
    }

    private static func constant(_ number: Int) -> JSONValue {
        .object([.init("const", .integer(Int128(number)))])
    }

    private static func choice(_ names: [String]) -> JSONValue {
        .object([.init("enum", .array(names.map { .string($0) }))])
    }

    private static func pattern(_ expression: String) -> JSONValue {
        .object([.init("type", "string"), .init("pattern", .string(expression))])
    }

    private static let posting = JSONValue.object([
        .init("type", "object"),
        .init("required", ["account", "side", "amount"]),
        .init("additionalProperties", false),
        .init(
            "properties",
            .object([
                .init("account", text), .init("side", choice(["debit", "credit"])),
                .init("amount", integer(maximum: .max)),
            ])),
    ])

    private static let evidence = JSONValue.object([
        .init("type", "array"),
        .init(
            "items",
            .object([
                .init("type", "object"),
                .init("required", ["sha256", "mediaType", "byteCount", "title"]),
                .init("additionalProperties", false),
                .init(
                    "properties",
                    .object([
                        .init("sha256", pattern("^[0-9a-f]{64}$")), .init("mediaType", text),
                        .init("byteCount", integer(maximum: nil)), .init("title", text),
                    ])),
            ])),
    ])
}
