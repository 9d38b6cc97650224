/// Makes a value from primitives. Refuses what is missing, unknown, or does not fit its field.
public struct FieldMaker<Facts: FieldRecord>: FieldVisitor {
    private let values: [UInt8: FieldPrimitive]
    private let fillsDerived: Bool
    private var seen = 0

    /// - Parameter fillsDerived: whether derived fields are left to the rules, as in a command.
    init(_ values: [FieldPrimitive.Keyed], fillsDerived: Bool) {
        self.values = Dictionary(values.map { ($0.key, $0.value) }) { first, _ in first }
        self.fillsDerived = fillsDerived
    }

    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) throws(FieldFailure) -> Value {
        let given = values[key]
        if given != nil { seen += 1 }
        if fillsDerived && options.contains(.derived) {
            guard given == nil else { throw FieldFailure("\(name)", .derived) }
            return Value.example
        }
        guard given != nil || Value.shape.isOptional else { throw FieldFailure("\(name)", .missing) }
        do {
            let primitive = given ?? .absent
            try options.check(primitive)
            return try Value(primitive: primitive)
        } catch {
            throw FieldFailure("\(name)", error)
        }
    }

    func checkNothingIsLeft() throws(FieldFailure) {
        guard seen == values.count else {
            throw FieldFailure("", .unknownField("a key that no field of this type has"))
        }
    }
}

extension FieldRecord {
    public var primitives: [FieldPrimitive.Keyed] {
        var reader = FieldReader(self)
        _ = Self.fields(&reader)
        return reader.values
    }

    /// - Parameter fillsDerived: whether derived fields are left to the rules, as in a command.
    public init(primitives: [FieldPrimitive.Keyed], fillsDerived: Bool = false)
        throws(FieldFailure)
    {
        var maker = FieldMaker<Self>(primitives, fillsDerived: fillsDerived)
        self = try Self.fields(&maker)
        try maker.checkNothingIsLeft()
    }
}
