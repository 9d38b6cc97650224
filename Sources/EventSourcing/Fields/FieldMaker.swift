/// Makes a value from primitives. Refuses what is missing, unknown, or does not fit its field.
public struct FieldMaker<Facts: FieldRecord>: FieldVisitor {
    // By ascending key, as are the declaration's fields: one walk along both finds every field.
    private let values: [FieldPrimitive.Keyed]
    private let fillsDerived: Bool
    private var next = 0

    /// - Parameter fillsDerived: whether derived fields are left to the rules, as in a command.
    init(_ values: [FieldPrimitive.Keyed], fillsDerived: Bool) {
        self.values = values
        self.fillsDerived = fillsDerived
    }

    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) throws(FieldFailure) -> Value {
        var given: FieldPrimitive?
        if next < values.count, values[next].key == key {
            given = values[next].value
            next += 1
        }
        if fillsDerived && options.contains(.derived) {
            guard given == nil else { throw FieldFailure("\(name)", .derived) }
            return Value.example
        }
        do throws(FieldProblem) {
            guard let given else {
                // Only an optional field can be made of nothing.
                guard Value.shape.isOptional else { throw FieldProblem.missing }
                return try Value(primitive: .absent)
            }
            try options.check(given)
            return try Value(primitive: given)
        } catch {
            throw FieldFailure("\(name)", error)
        }
    }

    func checkNothingIsLeft() throws(FieldFailure) {
        guard next == values.count else {
            throw FieldFailure("", .unknownField("key \(values[next].key)"))
        }
    }
}

extension FieldRecord {
    /// - Parameters:
    ///   - primitives: by ascending key, each key once.
    ///   - fillsDerived: whether derived fields are left to the rules, as in a command.
    public init(primitives: [FieldPrimitive.Keyed], fillsDerived: Bool = false)
        throws(FieldFailure)
    {
        var maker = FieldMaker<Self>(primitives, fillsDerived: fillsDerived)
        self = try Self.fields(&maker)
        try maker.checkNothingIsLeft()
    }
}
