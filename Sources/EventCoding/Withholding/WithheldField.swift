public import DefenseFund
public import EventSourcing

/// A field of an event, or of a command that the event holds, whose value is withheld.
public struct WithheldField: Hashable, Sendable {
    public let name: String
    public let text: WithheldText

    /// The withheld fields of an act, in the order in which they stand.
    public static func all(in act: any Act) -> [WithheldField] {
        all(in: act.primitives, ActDescriptor.of(act).fields)
    }

    private static func all(in facts: [FieldPrimitive.Keyed], _ fields: [FieldDescription])
        -> [WithheldField]
    {
        facts.flatMap { fact -> [WithheldField] in
            guard let field = fields.first(where: { $0.key == fact.key }) else { return [] }
            switch (field.shape.required, fact.value) {
            case (.text, .text(let text)):
                guard let text = WithheldText(parsing: text) else { return [] }
                return [WithheldField(name: field.name, text: text)]
            case (.command, .record(let parts)):
                guard parts.count > 4, case .unsigned(let code) = parts[0].value,
                    case .unsigned(let version) = parts[1].value,
                    case .record(let facts) = parts[4].value,
                    let descriptor = ActDescriptor.of(code: code, version: version)
                else { return [] }
                return all(in: facts, descriptor.fields)
            case _: return []
            }
        }
    }
}
