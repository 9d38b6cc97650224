/// Takes a value apart into primitives, in the order of the keys.
public struct FieldReader<Facts: FieldRecord>: FieldVisiting {
    @usableFromInline let facts: Facts
    @usableFromInline var list: [FieldPrimitive.Keyed] = []

    @inlinable public var values: [FieldPrimitive.Keyed] { list }

    @inlinable
    public init(_ facts: Facts) {
        self.facts = facts
        list.reserveCapacity(8)
    }

    @inlinable @inline(__always)
    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) -> Value {
        let value = value(facts)
        let primitive = value.primitive
        if !primitive.isAbsent { list.append(.init(key, primitive)) }
        return value
    }
}

extension FieldRecord {
    @inlinable
    public var primitives: [FieldPrimitive.Keyed] {
        var reader = FieldReader(self)
        _ = Self.fields(&reader)
        return reader.values
    }
}
