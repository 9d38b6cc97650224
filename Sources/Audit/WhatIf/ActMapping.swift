import DefenseFund
import EventCoding
import EventSourcing

/// Says of an act of one log what it says in another, where things have other positions.
struct ActMapping {
    /// What a stream of the first log is called.
    let name: (StreamReference) -> StreamName?
    /// Where the second log introduced the thing of a name.
    let reference: (StreamName) -> StreamReference?
    /// Where an event of the first log stands in the second.
    let place: (LogPosition) -> LogPosition
    /// Where the command begins that the act is of: what it introduces itself stands behind.
    let start: LogPosition

    /// A thing that the second log does not have.
    struct Unknown: Error {
        let name: String
    }

    func reference(_ stream: StreamReference) throws(Unknown) -> StreamReference {
        guard stream.position < start else { return stream }
        guard let name = name(stream) else { throw Unknown(name: stream.description) }
        guard let reference = reference(name) else { throw Unknown(name: name.text) }
        return reference
    }

    /// The act as it was asked for, in the second log.
    func asked(_ act: any Act) throws -> any Act {
        var isSame = true
        for stream in act.givenReferences {
            if try reference(stream) != stream { isSame = false }
        }
        if let correction = act as? EntryCorrected,
            place(correction.corrects) != correction.corrects
        {
            isSame = false
        }
        guard !isSame else { return try Self.asked(act) }
        var facts = try mapped(act.givenPrimitives, ActDescriptor.of(act).fields)
        if let correction = act as? EntryCorrected {
            // Its first field names an event, and no thing.
            facts[0] = .init(facts[0].key, .unsigned(place(correction.corrects).rawValue))
        }
        return try Self.make(of: act, facts)
    }

    private static func asked(_ act: some Act) throws -> any Act { try act.asked() }

    private static func make<Kind: Act>(of act: Kind, _ facts: [FieldPrimitive.Keyed]) throws
        -> any Act
    {
        try Kind(primitives: facts, fillsDerived: true)
    }

    private func mapped(_ facts: [FieldPrimitive.Keyed], _ fields: [FieldDescription])
        throws(Unknown) -> [FieldPrimitive.Keyed]
    {
        var mapped: [FieldPrimitive.Keyed] = []
        for fact in facts {
            let field = fields.first { $0.key == fact.key }
            mapped.append(
                .init(
                    fact.key,
                    try field.map { field throws(Unknown) in
                        try value(fact.value, as: field.shape)
                    } ?? fact.value))
        }
        return mapped
    }

    private func value(_ value: FieldPrimitive, as shape: FieldShape) throws(Unknown)
        -> FieldPrimitive
    {
        switch (shape.required, value) {
        case (.reference, .unsigned(let position)):
            let stream = StreamReference(LogPosition(position))
            return .unsigned(try reference(stream).position.rawValue)
        case (.list(let item, _), .list(let items)):
            var mapped: [FieldPrimitive] = []
            for one in items { mapped.append(try self.value(one, as: item)) }
            return .list(mapped)
        case (.record(let fields), .record(let facts)):
            return .record(try mapped(facts, fields))
        case (.command, .record(let parts)):
            return .record(try command(parts))
        case _:
            return value
        }
    }

    /// A command inside an event: its code, its version and its facts stand under 1, 2 and 5.
    private func command(_ parts: [FieldPrimitive.Keyed]) throws(Unknown)
        -> [FieldPrimitive.Keyed]
    {
        guard parts.count >= 5, case .unsigned(let code) = parts[0].value,
            case .unsigned(let version) = parts[1].value, case .record(let facts) = parts[4].value,
            let kind = Catalogue.kind(
                code: UInt16(truncatingIfNeeded: code), version: UInt8(truncatingIfNeeded: version))
        else { return parts }
        var mapped = parts
        mapped[4] = .init(5, .record(try self.mapped(facts, kind.type.fieldDescriptions)))
        return mapped
    }
}
