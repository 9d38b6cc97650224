extension Optional: CBORConvertible where Wrapped: CBORConvertible {
    /// Traps where there is nothing to write: a field that is absent is left out.
    @inlinable
    public func encode(to writer: inout CBORWriter) {
        guard let value = self else { preconditionFailure("only a field can be absent") }
        value.encode(to: &writer)
    }

    @inlinable
    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        self = try Wrapped(from: &reader)
    }
}

extension Array: CBORConvertible where Element: FieldValue {
    @inlinable
    public func encode(to writer: inout CBORWriter) {
        writer.array(count: count)
        for item in self { item.encode(to: &writer) }
    }

    @inlinable
    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        let count = try reader.count(of: .array, atMost: Self.maximumFieldCount)
        self = []
        if count > 0 { reserveCapacity(count) }
        for _ in 0..<count { append(try Element(from: &reader)) }
    }
}
