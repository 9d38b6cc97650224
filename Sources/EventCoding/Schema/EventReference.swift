import DefenseFund
import EventSourcing

/// The reference page of the events, made from their declarations.
public enum EventReference {
    public static func page(origin: String) -> String {
        var page = MarkdownPage("Events", origin: origin)
        page.paragraph(
            "Every event that a ledger records, with the command that asks for it. A command "
                + "stands in JSON, or as a row of a table whose columns are named like its "
                + "members; the facts that are computed by the rules are left out of it.")
        addRulesOfEveryAct(to: &page)
        for descriptor in ActDescriptor.all { add(descriptor, to: &page) }
        return page.text
    }

    /// A command that can be read, with things named as nobody's ledger names them.
    public static func example(of descriptor: ActDescriptor) -> JSONValue {
        let category = category(of: descriptor.type)
        return .object([
            .init("command", .string(descriptor.declaration.command)),
            .init("subject", .string(category.isSingle ? category.text : name(in: category))),
            .init("on", "2025-04-01"), .init("as", "A-1"),
            .init("facts", facts(of: descriptor)),
        ])
    }

    private static func add(_ descriptor: ActDescriptor, to page: inout MarkdownPage) {
        let declaration = descriptor.declaration
        let isAsked = declaration.roles != [.system]
        page.heading(declaration.type.name)
        page.paragraph(declaration.about)
        page.table(
            ["", ""],
            [
                ["command", isAsked ? "`\(declaration.command)`" : "none: the rules record it"],
                ["about", subject(of: descriptor)],
                ["recorded by", recorders(of: declaration)],
                ["basis", declaration.bases.joined(separator: ", or ")],
                ["type", "code \(declaration.type.code), version \(declaration.type.version)"],
            ])
        if descriptor.fields.isEmpty {
            page.paragraph("It has no facts of its own.")
        } else {
            page.table(["fact", "type", "limits", "what it says"], rows(descriptor.fields))
        }
        addGuards(of: declaration.type.name, to: &page)
        addEntry(of: descriptor.type, to: &page)
        if isAsked { page.code(example(of: descriptor).pretty, language: "json") }
    }

    static func recorders(of declaration: ActDeclaration) -> String {
        declaration.roles.map(\.name).joined(separator: " or ")
            + (declaration.persons == .two ? "; one proposes, another approves" : "")
    }

    static func subject(of descriptor: ActDescriptor) -> String {
        let category = category(of: descriptor.type)
        let thing = category.isSingle ? "`\(category)`" : "`\(name(in: category))`"
        return switch descriptor.declaration.introduction {
        case .always: thing + ", which it introduces"
        case .never: thing + ", which must stand in the ledger"
        case .ifAbsent: thing + ", which it introduces if it is not in the ledger"
        }
    }

    /// The fields, with those of nested records behind the one that holds them.
    private static func rows(_ fields: [FieldDescription], within parent: String = "")
        -> [[String]]
    {
        fields.flatMap { field -> [[String]] in
            let name = parent + field.name
            let (type, limits) = FieldLimits.text(of: field)
            return [["`\(name)`", type, limits, field.about]]
                + rows(nested(field.shape.required), within: name + ".")
        }
    }

    private static func nested(_ shape: FieldShape) -> [FieldDescription] {
        switch shape {
        case .record(let fields): fields
        case .list(let item, _): nested(item)
        case _: []
        }
    }

    private static func facts(of descriptor: ActDescriptor) -> JSONValue {
        let values = exampleFacts(of: descriptor.type)
        return object(descriptor.givenFields, values)
    }

    private static func object(_ fields: [FieldDescription], _ values: [FieldPrimitive.Keyed])
        -> JSONValue
    {
        .object(
            fields.compactMap { field in
                values.first { $0.key == field.key }.map {
                    .init(field.name, example($0.value, field.shape.required))
                }
            })
    }

    private static func example(_ value: FieldPrimitive, _ shape: FieldShape) -> JSONValue {
        switch (shape, value) {
        case (.reference(let category), _):
            .string(
                category == FieldJSON.anything ? "grant/G-1" : identifier(in: category))
        case (.list(let item, _), .list(let items)): .array(items.map { example($0, item) })
        case (.record(let fields), .record(let values)): object(fields, values)
        case (.command, .record(let parts)):
            CommandJSON.view(parts) { facts, fields in object(fields, facts) }
        case _: FieldJSON.view(value, as: shape, name: { _ in nil })
        }
    }

    private static func identifier(in category: StreamCategory) -> String {
        category.text.prefix(1).uppercased() + "-1"
    }

    private static func name(in category: StreamCategory) -> String {
        "\(category.text)/\(known[category] ?? identifier(in: category))"
    }

    /// Of kinds of things whose names the rules know.
    private static let known = [
        Parameter.category: ParameterDefinition.all[0].name, PeriodStream.category: "2025-04",
        StableBudget.category: "FY2025",
    ]

    private static func category(of type: any Act.Type) -> StreamCategory {
        func category<Kind: Act>(of type: Kind.Type) -> StreamCategory { Kind.Stream.category }
        return category(of: type)
    }

    private static func exampleFacts(of type: any Act.Type) -> [FieldPrimitive.Keyed] {
        func facts<Kind: Act>(of type: Kind.Type) -> [FieldPrimitive.Keyed] {
            type.exampleRecord.primitives
        }
        return facts(of: type)
    }
}
