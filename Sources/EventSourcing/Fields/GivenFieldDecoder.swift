/// Reads what ``GivenFieldEncoder`` writes; the fields that the rules fill in hold examples.
@usableFromInline
struct GivenFieldDecoder<Facts: FieldRecord>: FieldVisiting, ~Escapable {
    @usableFromInline var decoder: FieldDecoder<Facts>

    @inlinable @_lifetime(copy decoder)
    init(_ decoder: FieldDecoder<Facts>) { self.decoder = decoder }

    @inlinable @inline(__always)
    mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) throws(CBORRefusal) -> Value {
        guard !options.contains(.derived) else { return Value.placeholder }
        return try decoder.field(key, name, about, options, value)
    }
}

extension FieldRecord {
    @inlinable
    public init(givenFrom reader: inout CBORReader) throws(CBORRefusal) {
        var decoder = GivenFieldDecoder(try FieldDecoder<Self>(reader))
        self = try Self.fields(&decoder)
        guard decoder.decoder.rest == 0 else { throw CBORRefusal() }
        reader = decoder.decoder.reader
    }
}
