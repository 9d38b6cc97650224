/// Gathers the texts that are withheld in the fields which may be. For a record without such a
/// field the compiler leaves nothing of it.
public struct WithheldFields<Facts: FieldRecord>: FieldVisiting {
    @usableFromInline let facts: Facts
    @usableFromInline var list: [WithheldText] = []

    @inlinable
    init(_ facts: Facts) { self.facts = facts }

    @inlinable @inline(__always)
    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) -> Value {
        let value = value(facts)
        if options.contains(.withholdable), case .text(let text) = value.primitive,
            let withheld = WithheldText(parsing: text)
        {
            list.append(withheld)
        }
        return value
    }
}

extension FieldRecord {
    /// The texts that stand for withheld values in the record's own fields.
    @inlinable
    public var withheldTexts: [WithheldText] {
        var visitor = WithheldFields(self)
        _ = Self.fields(&visitor)
        return visitor.list
    }
}

extension FieldPrimitive {
    /// The texts that stand for withheld values, however deep.
    public var withheldTexts: [WithheldText] {
        switch self {
        case .text(let text): WithheldText(parsing: text).map { [$0] } ?? []
        case .list(let items): items.flatMap(\.withheldTexts)
        case .record(let fields): fields.flatMap(\.value.withheldTexts)
        case .absent, .unsigned, .signed, .flag, .bytes: []
        }
    }
}
