/// A value that is stored as an unsigned integer.
public protocol NumericField: FieldValue {
    /// What belongs there, for those who gave something else: `whole yen`.
    static var expectation: String { get }

    /// Which numbers there are, for those who gave another.
    static var range: String { get }

    var storedNumber: UInt64 { get }

    /// `nil` if there is no such value.
    init?(storedNumber: UInt64)
}

extension NumericField {
    @inlinable public var primitive: FieldPrimitive { .unsigned(storedNumber) }

    @inlinable
    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .unsigned(let number) = primitive else {
            throw .wrongKind(expected: Self.expectation)
        }
        guard let value = Self(storedNumber: number) else { throw .outOfRange(Self.range) }
        self = value
    }

    @inlinable
    public func encode(to writer: inout CBORWriter) { writer.unsigned(storedNumber) }

    @inlinable
    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard let value = Self(storedNumber: try reader.unsigned()) else { throw CBORRefusal() }
        self = value
    }
}
