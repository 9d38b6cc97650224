/// Writes the fields that a command gives, and leaves out those that the rules fill in.
@usableFromInline
struct GivenFieldEncoder<Facts: FieldRecord>: FieldVisiting, ~Copyable {
    @usableFromInline var encoder: FieldEncoder<Facts>

    @inlinable
    init(_ encoder: consuming FieldEncoder<Facts>) { self.encoder = encoder }

    @inlinable @inline(__always)
    mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) -> Value {
        guard !options.contains(.derived) else { return value(encoder.facts) }
        return encoder.field(key, name, about, options, value)
    }

    @inlinable
    consuming func finish() -> CBORWriter { encoder.finish() }
}

extension FieldRecord {
    @inlinable
    public func encodeGiven(to writer: inout CBORWriter) {
        var encoder = GivenFieldEncoder(FieldEncoder(self, to: writer))
        _ = Self.fields(&encoder)
        writer = encoder.finish()
    }

    /// The values that a command gives, by ascending key.
    public var givenPrimitives: [FieldPrimitive.Keyed] {
        let derived = Set(
            Self.fieldDescriptions.filter { $0.options.contains(.derived) }.map(\.key))
        return primitives.filter { !derived.contains($0.key) }
    }
}
