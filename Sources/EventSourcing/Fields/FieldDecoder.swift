/// Makes a value from the bytes of its fields. Refuses what is missing, unknown, or does not fit
/// its field.
///
/// The declaration's keys ascend, so fields that stand in another order, or twice, are left over.
public struct FieldDecoder<Facts: FieldRecord>: FieldVisiting, ~Escapable {
    @usableFromInline var reader: CBORReader
    /// Fields of the map that have not been taken.
    @usableFromInline var rest: Int

    @inlinable @_lifetime(copy reader)
    init(_ reader: CBORReader) throws(CBORRefusal) {
        var reader = reader
        rest = try reader.count(of: .map, atMost: CBORWriter.maximumFieldCount)
        self.reader = reader
    }

    @inlinable @inline(__always)
    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) throws(CBORRefusal) -> Value {
        guard rest > 0, reader.take(key: key) else {
            // Only an optional field can be made of nothing.
            guard let value = Value.absent else { throw CBORRefusal() }
            return value
        }
        rest -= 1
        if options.contains(.positive), reader.isAtZero { throw CBORRefusal() }
        return try Value(from: &reader)
    }
}

extension FieldRecord {
    @inlinable
    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        var decoder = try FieldDecoder<Self>(reader)
        self = try Self.fields(&decoder)
        guard decoder.rest == 0 else { throw CBORRefusal() }
        reader = decoder.reader
    }
}
