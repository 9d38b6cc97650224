/// Takes a value apart into primitives, in the order of the keys.
public struct FieldReader<Facts: FieldRecord>: FieldVisitor {
    private let facts: Facts
    public private(set) var values: [FieldPrimitive.Keyed] = []

    public init(_ facts: Facts) { self.facts = facts }

    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) -> Value {
        let value = value(facts)
        let primitive = value.primitive
        if primitive != .absent { values.append(.init(key, primitive)) }
        return value
    }
}

extension FieldRecord {
    /// The fields' values by ascending key, absent ones left out.
    public var primitives: [FieldPrimitive.Keyed] {
        var reader = FieldReader(self)
        _ = Self.fields(&reader)
        return reader.values
    }
}
