public import Accounting
public import EventSourcing

/// A command inside an event: what is asked for, about what, on which date, and on what documents;
/// not by whom.
public struct EmbeddedCommand<Scope: CommandScope>: Sendable {
    /// As it was asked for: fields that the rules fill in hold examples, and are not stored.
    public let act: any Act
    public let subject: StreamName
    public let effectiveOn: LegalDate
    public let evidence: [Evidence]

    /// `nil` if the scope does not admit the act.
    public init?(
        _ act: any Act, about subject: StreamName, on effectiveOn: LegalDate,
        evidence: [Evidence] = []
    ) {
        guard Scope.admits(type(of: act)) else { return nil }
        self.init(asked: Self.asked(act), subject, effectiveOn, evidence)
    }

    /// Of the kind of act that it asks for.
    public var declaration: ActDeclaration { type(of: act).declaration }

    private init(
        asked act: any Act, _ subject: StreamName, _ effectiveOn: LegalDate, _ evidence: [Evidence]
    ) {
        self.act = act
        self.subject = subject
        self.effectiveOn = effectiveOn
        self.evidence = evidence
    }

    private static func asked(_ act: some Act) -> any Act {
        guard let asked = try? act.asked() else {
            preconditionFailure("an act is made of the fields that it gives")
        }
        return asked
    }
}

extension EmbeddedCommand: FieldValue {
    public static var shape: FieldShape { .command }

    public static var example: Self {
        guard let subject = StreamName(parsing: "grant/G-1") else { preconditionFailure() }
        return Self(asked: asked(Scope.example), subject, LegalDate.example, [])
    }

    public func replacing(_ standIns: inout StandIns) -> Self {
        Self(asked: act.replacing(&standIns), subject, effectiveOn, evidence)
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.act.isEqual(to: right.act) && left.subject == right.subject
            && left.effectiveOn == right.effectiveOn && left.evidence == right.evidence
    }

    // The keys belong to the stored format: 1 code, 2 version, 3 subject, 4 date, 5 facts, 6
    // evidence, which is left out where there is none.

    public func encode(to writer: inout CBORWriter) {
        let start = writer.beginMap()
        let type = type(of: act).type
        writer.unsigned(1)
        writer.unsigned(UInt64(type.code))
        writer.unsigned(2)
        writer.unsigned(UInt64(type.version))
        writer.unsigned(3)
        writer.text(subject.text)
        writer.unsigned(4)
        effectiveOn.encode(to: &writer)
        writer.unsigned(5)
        act.encodeGiven(to: &writer)
        if !evidence.isEmpty {
            writer.unsigned(6)
            writer.array(count: evidence.count)
            for document in evidence { document.encode(to: &writer) }
        }
        writer.endMap(start, count: evidence.isEmpty ? 5 : 6)
    }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        let count = try reader.count(of: .map, atMost: 6)
        guard count >= 5, reader.take(key: 1), let code = UInt16(exactly: try reader.unsigned()),
            reader.take(key: 2), let version = UInt8(exactly: try reader.unsigned()),
            reader.take(key: 3), let subject = StreamName(parsing: try reader.text()),
            reader.take(key: 4)
        else { throw CBORRefusal() }
        let effectiveOn = try LegalDate(from: &reader)
        guard let kind = Catalogue.kind(code: code, version: version)?.type, Scope.admits(kind),
            reader.take(key: 5)
        else { throw CBORRefusal() }
        let act = try kind.given(from: &reader)
        guard count == 5 || reader.take(key: 6) else { throw CBORRefusal() }
        self.init(
            asked: act, subject, effectiveOn,
            count == 5 ? [] : try Evidence.list(from: &reader))
    }

    public var primitive: FieldPrimitive {
        let type = type(of: act).type
        return .record(
            [
                .init(1, .unsigned(UInt64(type.code))), .init(2, .unsigned(UInt64(type.version))),
                .init(3, .text(subject.text)), .init(4, effectiveOn.primitive),
                .init(5, .record(act.givenPrimitives)),
            ] + (evidence.isEmpty ? [] : [.init(6, .list(evidence.map(\.primitive)))]))
    }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .record(let parts) = primitive, (5...6).contains(parts.count),
            parts.elementsEqual(1...UInt8(parts.count), by: { $0.key == $1 }),
            case .unsigned(let code) = parts[0].value, let code = UInt16(exactly: code),
            case .unsigned(let version) = parts[1].value, let version = UInt8(exactly: version),
            case .text(let name) = parts[2].value, case .record(let facts) = parts[4].value
        else { throw .wrongKind(expected: "a command") }
        guard let subject = StreamName(parsing: name) else {
            throw .outOfRange("a command about a thing, with a name such as grant/G-1")
        }
        guard let kind = Catalogue.kind(code: code, version: version)?.type, Scope.admits(kind)
        else { throw .outOfRange(Scope.expectation) }
        let act: any Act
        do { act = try kind.given(facts) } catch {
            throw .within(error.field, error.problem)
        }
        var evidence: [Evidence] = []
        if parts.count == 6 {
            guard let documents = Evidence.list(primitive: parts[5].value) else {
                throw .wrongKind(expected: "a command with its documents")
            }
            evidence = documents
        }
        self.init(asked: act, subject, try LegalDate(primitive: parts[3].value), evidence)
    }
}

extension Act {
    /// An act of the fields that a command gives.
    fileprivate static func given(from reader: inout CBORReader) throws(CBORRefusal) -> any Act {
        try Self(givenFrom: &reader)
    }

    fileprivate static func given(_ facts: [FieldPrimitive.Keyed]) throws(FieldFailure)
        -> any Act
    {
        try Self(primitives: facts, fillsDerived: true)
    }
}
