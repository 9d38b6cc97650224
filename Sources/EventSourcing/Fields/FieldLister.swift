/// Gathers the descriptions of all fields.
public struct FieldLister<Facts: FieldRecord>: FieldVisiting {
    public private(set) var descriptions: [FieldDescription] = []

    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) -> Value {
        if let last = descriptions.last { precondition(last.key < key, "keys ascend") }
        precondition(descriptions.count < CBORWriter.maximumFieldCount, "a record is not so large")
        descriptions.append(
            FieldDescription(
                key: key, name: "\(name)", about: "\(about)", shape: Value.shape, options: options))
        return Value.example
    }
}

extension FieldRecord {
    /// The fields in the order of their keys.
    public static var fieldDescriptions: [FieldDescription] {
        var lister = FieldLister<Self>()
        _ = Self.fields(&lister)
        return lister.descriptions
    }
}
