public import DefenseFund
public import EventSourcing

/// A kind of act with the descriptions of its fields at hand. There is one for each.
public final class ActDescriptor: Sendable {
    public let type: any Act.Type
    public let fields: [FieldDescription]
    /// The facts of no act of this kind take more bytes of a record.
    public let maximumByteCount: Int

    init(_ type: any Act.Type) {
        self.type = type
        fields = type.fieldDescriptions
        maximumByteCount = FieldShape.record(fields).maximumByteCount
    }

    public var declaration: ActDeclaration { type.declaration }

    /// The fields that a command gives; the rest the rules fill in.
    public var givenFields: [FieldDescription] { fields.filter { !$0.options.contains(.derived) } }

    /// In the order of the catalogue.
    public static let all = Catalogue.acts.map(ActDescriptor.init)

    /// The act that is commanded by `grant.allocate`, or is called `grant.allocated`.
    public static func named(_ text: String) -> ActDescriptor? { byName[text] }

    public static func of(_ act: any Act) -> ActDescriptor {
        let kind = Swift.type(of: act).type
        guard let descriptor = of(code: UInt64(kind.code), version: UInt64(kind.version)) else {
            preconditionFailure("every act stands in the catalogue")
        }
        return descriptor
    }

    /// The kind of act that a stored code and version mean.
    static func of(code: UInt64, version: UInt64) -> ActDescriptor? {
        guard code < codeEnd, version < byCode.count / codeEnd else { return nil }
        return byCode[Int(version) * codeEnd + Int(code)]
    }

    /// A row for each version, with a place for each code: an audit asks at every command.
    private static let byCode: [ActDescriptor?] = {
        let kinds = all.map(\.declaration.type)
        let versionEnd = 1 + Int(kinds.map(\.version).max() ?? 0)
        var rows = [ActDescriptor?](repeating: nil, count: versionEnd * codeEnd)
        for (kind, descriptor) in zip(kinds, all) {
            rows[Int(kind.version) * codeEnd + Int(kind.code)] = descriptor
        }
        return rows
    }()

    private static let codeEnd = 1 + Int(all.map(\.declaration.type.code).max() ?? 0)

    private static let byName = Dictionary(
        all.flatMap { descriptor in
            [
                (descriptor.declaration.command, descriptor),
                (descriptor.declaration.type.name, descriptor),
            ]
        }, uniquingKeysWith: { first, _ in first })

    /// Reads the facts of a command; a field that the rules fill in may not be given.
    func read(_ facts: [JSONValue.Member], fromCell: Bool) throws(FieldFailure) -> DraftAct {
        let derived = fields.first { field in
            field.options.contains(.derived) && facts.contains { $0.name == field.name }
        }
        if let derived { throw FieldFailure(derived.name, .derived) }
        var names: [NamedThing] = []
        let values = try FieldJSON.record(facts, fields, fromCell: fromCell, &names)
        return DraftAct(self, values, names)
    }

    /// The act that a command with these facts asks for.
    func act(_ facts: [FieldPrimitive.Keyed]) throws(FieldFailure) -> any Act {
        let kind: any Act.Type = type
        return try Self.instance(of: kind, facts)
    }

    private static func instance<Kind: Act>(of kind: Kind.Type, _ values: [FieldPrimitive.Keyed])
        throws(FieldFailure) -> any Act
    {
        let act: Kind = try Kind(primitives: values, fillsDerived: true)
        return act
    }
}

extension ActDescriptor {
    /// The facts that a command for the act gives, as JSON shows them.
    public func givenFacts(of act: any Act, name: (StreamReference) -> StreamName?)
        -> [JSONValue.Member]
    {
        let given = fields.filter { !$0.options.contains(.derived) }
        let keys = Set(given.map(\.key))
        return FieldJSON.members(given, act.primitives.filter { keys.contains($0.key) }, name: name)
    }
}
