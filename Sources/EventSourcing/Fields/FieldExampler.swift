/// Makes a value whose every field holds its type's example.
struct FieldExampler<Facts: FieldRecord>: FieldVisiting {
    mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) -> Value { Value.example }
}

extension FieldRecord {
    /// A value whose every field holds its type's example.
    public static var exampleRecord: Self {
        var exampler = FieldExampler<Self>()
        return Self.fields(&exampler)
    }
}
