/// Makes a value from primitives. Refuses what is missing, unknown, or does not fit its field.
public struct FieldMaker<Facts: FieldRecord>: FieldVisiting {
    // By ascending key, as are the declaration's fields: one walk along both finds every field.
    @usableFromInline let values: [FieldPrimitive.Keyed]
    @usableFromInline let fillsDerived: Bool
    @usableFromInline var next = 0

    /// - Parameter fillsDerived: whether derived fields are left to the rules, as in a command.
    @inlinable
    init(_ values: [FieldPrimitive.Keyed], fillsDerived: Bool) {
        self.values = values
        self.fillsDerived = fillsDerived
    }

    @inlinable
    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) throws(FieldFailure) -> Value {
        do throws(FieldProblem) {
            guard let given = take(key) else {
                if fillsDerived && options.contains(.derived) { return Value.placeholder }
                // Only an optional field can be made of nothing.
                guard let value = Value.absent else { throw .missing }
                return value
            }
            if fillsDerived && options.contains(.derived) { throw .derived }
            try options.check(given)
            return try Value(primitive: given)
        } catch {
            throw FieldFailure("\(name)", error)
        }
    }

    /// The value of `key`, if it comes next.
    @inlinable @inline(__always)
    mutating func take(_ key: UInt8) -> FieldPrimitive? {
        guard next < values.count, values[next].key == key else { return nil }
        defer { next += 1 }
        return values[next].value
    }

    @inlinable
    func checkNothingIsLeft() throws(FieldFailure) {
        guard next == values.count else {
            throw FieldFailure("", .unknownField("key \(values[next].key)"))
        }
    }
}

extension FieldRecord {
    @inlinable
    public init(primitives: [FieldPrimitive.Keyed], fillsDerived: Bool) throws(FieldFailure) {
        var maker = FieldMaker<Self>(primitives, fillsDerived: fillsDerived)
        self = try Self.fields(&maker)
        try maker.checkNothingIsLeft()
    }

    @inlinable
    public init(primitives: [FieldPrimitive.Keyed]) throws(FieldFailure) {
        try self.init(primitives: primitives, fillsDerived: false)
    }
}
