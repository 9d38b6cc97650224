import DefenseFund
import EventCoding
import EventSourcing
import TestSupport
import Testing

/// What a command gives of an act, found by the declaration alone and by way of primitives and
/// descriptions: both ways agree.
@Suite struct GivenFieldsTests {
    private static let count = 40

    @Test("an act as it was asked for is the one that its given facts make")
    func asked() throws {
        var facts = RandomFacts(seed: 31)
        for kind in Catalogue.acts {
            for _ in 0..<Self.count {
                let act = facts.act(of: kind)
                #expect(try act.asked().isEqual(to: made(kind, of: act.givenPrimitives)))
            }
        }
    }

    @Test("what an act refers to is what its given facts hold of references, in their order")
    func references() {
        var facts = RandomFacts(seed: 32)
        for kind in Catalogue.acts {
            for _ in 0..<Self.count {
                let act = facts.act(of: kind)
                let plain = references(
                    in: .record(act.givenPrimitives), as: .record(kind.fieldDescriptions))
                #expect(act.givenReferences == plain, "\(kind.type.name)")
            }
        }
    }

    // MARK: - The plain way

    private func made<Kind: Act>(_ kind: Kind.Type, of facts: [FieldPrimitive.Keyed]) throws
        -> any Act
    {
        try Kind(primitives: facts, fillsDerived: true)
    }

    private func references(in value: FieldPrimitive, as shape: FieldShape) -> [StreamReference] {
        switch (shape.required, value) {
        case (.reference, .unsigned(let position)):
            return [StreamReference(LogPosition(position))]
        case (.list(let item, _), .list(let items)):
            return items.flatMap { references(in: $0, as: item) }
        case (.record(let fields), .record(let values)):
            return values.flatMap { value in
                fields.filter { $0.key == value.key }
                    .flatMap { references(in: value.value, as: $0.shape) }
            }
        case (.command, .record(let parts)):
            // The facts are its fifth part, and the first two say whose they are.
            guard case .unsigned(let code) = parts[0].value,
                case .unsigned(let version) = parts[1].value,
                let kind = Catalogue.kind(code: UInt16(code), version: UInt8(version))
            else { return [] }
            return references(in: parts[4].value, as: .record(kind.type.fieldDescriptions))
        case (_, _):
            return []
        }
    }
}
