/// Makes a value anew of the fields that a command gives; those that the rules fill in hold
/// placeholders.
public struct GivenFieldKeeper<Facts: FieldRecord>: FieldVisiting {
    @usableFromInline let facts: Facts

    @inlinable
    init(_ facts: Facts) { self.facts = facts }

    @inlinable @inline(__always)
    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) throws(FieldFailure) -> Value {
        guard !options.contains(.derived) else { return Value.placeholder }
        let value = value(facts)
        if options.contains(.positive) {
            do throws(FieldProblem) {
                try options.check(value.primitive)
            } catch {
                throw FieldFailure("\(name)", error)
            }
        }
        return value
    }
}

extension FieldRecord {
    @inlinable
    public func asked() throws(FieldFailure) -> Self {
        var keeper = GivenFieldKeeper(self)
        return try Self.fields(&keeper)
    }
}
