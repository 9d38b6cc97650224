/// A record inside a record: a line of a budget, an eligible cost item.
public protocol NestedRecord: FieldRecord, FieldValue {}

extension NestedRecord {
    public static var shape: FieldShape { .record(fieldDescriptions) }
    public static var example: Self { exampleRecord }
    public var primitive: FieldPrimitive { .record(primitives) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .record(let values) = primitive else { throw .wrongKind(expected: "a record") }
        do {
            try self.init(primitives: values)
        } catch {
            throw .within(error.field, error.problem)
        }
    }

    // As of a record: a value of another kind may hold no reference.
    @inlinable
    public func replacing(_ standIns: inout StandIns) -> Self {
        var resolver = FieldResolver(self, standIns)
        let value = Self.fields(&resolver)
        standIns = resolver.standIns
        return value
    }
}
