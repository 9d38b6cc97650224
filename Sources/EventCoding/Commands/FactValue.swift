public import EventSourcing

/// The value of a fact as it was read at the door: all that it says is known but what its names
/// mean, which only the ledger can tell.
public enum FactValue: Sendable {
    case known(FieldPrimitive)
    /// The name of a thing of a category, which may be any.
    case named(StreamName, of: StreamCategory)
    case list([FactValue])
    case record([Keyed])

    public struct Keyed: Sendable {
        public let key: UInt8
        /// The field's name, for messages.
        public let name: String
        public let value: FactValue
    }

    /// Finds the thing that a name means.
    public typealias Resolver = (StreamName) -> StreamReference?

    func resolved(_ resolve: Resolver) throws(FieldProblem) -> FieldPrimitive {
        switch self {
        case .known(let primitive): return primitive
        case .named(let name, let category):
            guard let reference = resolve(name) else {
                throw .unknownReference(
                    category: category.text,
                    given: name.isOf(category) ? String(name.identifierText) : name.text)
            }
            return .unsigned(reference.position.rawValue)
        case .list(let items):
            var primitives: [FieldPrimitive] = []
            primitives.reserveCapacity(items.count)
            for item in items { primitives.append(try item.resolved(resolve)) }
            return .list(primitives)
        case .record(let fields):
            do { return .record(try fields.resolved(resolve)) } catch {
                // A name that nothing bears is told as such, however deep it stands.
                if case .unknownReference = error.problem { throw error.problem }
                throw .outOfRange("in '\(error.field)': \(error.problem)")
            }
        }
    }
}

extension [FactValue.Keyed] {
    /// The fields by ascending key, ready to make a value of.
    func resolved(_ resolve: FactValue.Resolver) throws(FieldFailure) -> [FieldPrimitive.Keyed] {
        var values: [FieldPrimitive.Keyed] = []
        values.reserveCapacity(count)
        for field in self {
            do {
                values.append(.init(field.key, try field.value.resolved(resolve)))
            } catch {
                throw FieldFailure(field.name, error)
            }
        }
        return values
    }
}
