/// A type that a field of an event may have.
public protocol FieldValue: CBORConvertible, Sendable, Equatable {
    static var shape: FieldShape { get }

    /// What stands in the examples of the reference pages.
    static var example: Self { get }

    /// What stands in a derived field of a command until the rules have filled it in; the example
    /// where there is nothing smaller.
    static var placeholder: Self { get }

    /// What a field that is left out is; `nil` where it may not be left out.
    static var absent: Self? { get }

    /// Whether the field is left out.
    var isAbsent: Bool { get }

    /// The value for JSON, commands and diagnostics. Records are written and read without it.
    var primitive: FieldPrimitive { get }

    /// Refuses every primitive that ``primitive`` could not have made.
    init(primitive: FieldPrimitive) throws(FieldProblem)

    /// The value with references where stand-ins for them are. Who holds references replaces each.
    func replacing(_ standIns: inout StandIns) -> Self
}

/// Why a value does not fit a field.
public enum FieldProblem: Error, Hashable, Sendable {
    case missing
    case unknownField(String)
    /// The value is of another kind: text where a number belongs.
    case wrongKind(expected: String)
    case outOfRange(String)
    case invalidText(PlainText.Problem)
    /// The text begins like one that stands for a withheld value, and is none.
    case reservedText
    case unknownChoice(given: String, known: [String])
    case unknownReference(category: String, given: String)
    /// A command gave a field that only the rules fill in.
    case derived
    /// The value holds others, and a field of theirs has a problem.
    indirect case within(String, FieldProblem)
}

extension FieldValue {
    @inlinable public static var placeholder: Self { example }
    @inlinable public static var absent: Self? { nil }
    @inlinable public var isAbsent: Bool { false }
    @inlinable public func replacing(_ standIns: inout StandIns) -> Self { self }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    @inlinable public static var absent: Self? { .some(nil) }
    @inlinable public var isAbsent: Bool { self == nil }
    public static var shape: FieldShape { .optional(Wrapped.shape) }
    public static var example: Self { nil }
    @inlinable public var primitive: FieldPrimitive { map { $0.primitive } ?? .absent }

    @inlinable
    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        if case .absent = primitive {
            self = nil
        } else {
            self = try Wrapped(primitive: primitive)
        }
    }

    @inlinable
    public func replacing(_ standIns: inout StandIns) -> Self {
        guard let value = self else { return nil }
        return value.replacing(&standIns)
    }
}

extension Array: FieldValue where Element: FieldValue {
    /// Keeps the largest list of nested records well below a record's 65,535 bytes.
    @inlinable public static var maximumFieldCount: Int { 256 }

    public static var shape: FieldShape {
        .list(of: Element.shape, maximumCount: maximumFieldCount)
    }
    public static var example: Self { [Element.example] }
    @inlinable public static var placeholder: Self { [] }
    @inlinable public var primitive: FieldPrimitive { .list(map { $0.primitive }) }

    @inlinable
    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .list(let items) = primitive else { throw .wrongKind(expected: "a list") }
        guard items.count <= Self.maximumFieldCount else {
            throw .outOfRange("at most \(Self.maximumFieldCount) items, not \(items.count)")
        }
        self = []
        reserveCapacity(items.count)
        for item in items { append(try Element(primitive: item)) }
    }

    @inlinable
    public func replacing(_ standIns: inout StandIns) -> Self {
        map { $0.replacing(&standIns) }
    }
}
