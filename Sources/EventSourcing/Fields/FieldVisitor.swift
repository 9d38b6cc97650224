/// Walks through the fields of a declaration. Encoding, decoding and describing are visitors; the
/// compiler specialises each for each event, so that the one declaration costs nothing at run time.
///
/// A visitor may own the bytes that it writes, or borrow those that it reads.
public typealias FieldVisitor = FieldVisiting & ~Copyable & ~Escapable

/// What a ``FieldVisitor`` does.
public protocol FieldVisiting: ~Copyable, ~Escapable {
    associatedtype Facts: Sendable
    associatedtype Failure: Error

    /// Visits one field and answers with its value: the one it read, or the one that it was given.
    mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ options: FieldOptions,
        _ value: (Facts) -> Value
    ) throws(Failure) -> Value
}

extension FieldVisiting where Self: ~Copyable & ~Escapable {
    @inlinable @inline(__always)
    public mutating func field<Value: FieldValue>(
        _ key: UInt8, _ name: StaticString, _ about: StaticString, _ value: (Facts) -> Value
    ) throws(Failure) -> Value {
        try field(key, name, about, [], value)
    }
}

/// A type whose fields are declared, each once, in ``fields(_:)``.
public protocol FieldRecord: CBORConvertible, Sendable, Equatable {
    /// Visits each field once, by ascending key, and makes the value from what the visitor answers.
    static func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure)
        -> Self where Visitor.Facts == Self

    // Those below, and those of CBORConvertible, have one implementation for all. They are
    // requirements so that the compiler makes each type its own copy, in which the visitor is
    // inlined and costs nothing.

    /// The fields' values by ascending key, absent ones left out.
    var primitives: [FieldPrimitive.Keyed] { get }

    /// - Parameters:
    ///   - primitives: by ascending key, each key once.
    ///   - fillsDerived: whether derived fields are left to the rules, as in a command.
    init(primitives: [FieldPrimitive.Keyed], fillsDerived: Bool) throws(FieldFailure)

    /// The value with references where stand-ins for them are.
    func replacing(_ standIns: inout StandIns) -> Self

    /// The value as it was asked for: without what the rules filled in, where placeholders stand.
    /// Refuses what no command can give.
    func asked() throws(FieldFailure) -> Self

    /// Writes what a command gives of the fields: a command inside an event holds no more.
    func encodeGiven(to writer: inout CBORWriter)

    /// Reads what ``encodeGiven(to:)`` writes.
    init(givenFrom reader: inout CBORReader) throws(CBORRefusal)

    /// What the reference and `daicho new` show. Its fields hold their types' examples, unless the
    /// rules would refuse them together.
    static var exampleRecord: Self { get }
}
