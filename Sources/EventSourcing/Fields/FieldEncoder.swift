/// Writes a value's fields as a map, each where it belongs, in the order of the keys.
public struct FieldEncoder<Facts: FieldRecord>: FieldVisiting, ~Copyable {
    @usableFromInline let facts: Facts
    @usableFromInline var writer: CBORWriter
    @usableFromInline let start: Int
    @usableFromInline var count = 0

    @inlinable
    init(_ facts: Facts, to writer: consuming CBORWriter) {
        self.facts = facts
        self.writer = writer
        start = self.writer.beginMap()
    }

    @inlinable @inline(__always)
    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) -> Value {
        let value = value(facts)
        if !value.isAbsent {
            writer.unsigned(UInt64(key))
            value.encode(to: &writer)
            count += 1
        }
        return value
    }

    @inlinable
    consuming func finish() -> CBORWriter {
        writer.endMap(start, count: count)
        return writer
    }
}

extension FieldRecord {
    @inlinable
    public func encode(to writer: inout CBORWriter) {
        var encoder = FieldEncoder(self, to: writer)
        _ = Self.fields(&encoder)
        writer = encoder.finish()
    }
}
