/// Makes a value anew with references where stand-ins for them are.
public struct FieldResolver<Facts: FieldRecord>: FieldVisiting {
    @usableFromInline let facts: Facts
    @usableFromInline var standIns: StandIns

    @inlinable
    init(_ facts: Facts, _ standIns: StandIns) {
        self.facts = facts
        self.standIns = standIns
    }

    @inlinable @inline(__always)
    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) -> Value {
        // The rules fill in what is derived.
        guard !options.contains(.derived) else { return value(facts) }
        return value(facts).replacing(&standIns)
    }
}

extension FieldRecord {
    @inlinable
    public func replacing(_ standIns: inout StandIns) -> Self {
        var resolver = FieldResolver(self, standIns)
        let value = Self.fields(&resolver)
        standIns = resolver.standIns
        return value
    }
}
