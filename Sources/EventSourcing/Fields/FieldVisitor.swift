/// Walks through the fields of a declaration. Encoding, decoding and describing are visitors; the
/// compiler specialises each for each event, so that the one declaration costs nothing at run time.
public protocol FieldVisitor {
    associatedtype Facts: Sendable
    associatedtype Failure: Error

    /// Visits one field and answers with its value: the one it read, or the one that it was given.
    mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) throws(Failure) -> Value
}

extension FieldVisitor {
    @inlinable @inline(__always)
    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ value: (Facts) -> Value
    ) throws(Failure) -> Value {
        try field(key, name, about, [], value)
    }
}

/// A type whose fields are declared, each once, in ``fields(_:)``.
public protocol FieldRecord: Sendable, Equatable {
    /// Visits each field once, by ascending key, and makes the value from what the visitor answers.
    static func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure)
        -> Self where Visitor.Facts == Self
}
