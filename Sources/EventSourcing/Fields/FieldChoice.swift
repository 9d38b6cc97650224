/// A closed set of values. The raw value is stored and never changes its meaning; the case's own
/// name is what people and JSON see, so that it is written once.
public protocol FieldChoice: FieldValue, CaseIterable, RawRepresentable, Hashable
where RawValue == UInt64, AllCases == [Self] {
    /// What people and JSON see: the case's own name unless the type says otherwise.
    var name: String { get }
}

extension FieldChoice {
    public static var shape: FieldShape {
        .choice(allCases.map { .init(code: $0.rawValue, name: $0.name) })
    }
    public static var example: Self { allCases[0] }
    public var name: String { String(describing: self) }
    public var primitive: FieldPrimitive { .unsigned(rawValue) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .unsigned(let code) = primitive else {
            throw .wrongKind(
                expected: "one of \(Self.allCases.map(\.name).joined(separator: ", "))")
        }
        guard let value = Self(rawValue: code) else {
            throw .unknownChoice(given: String(code), known: Self.allCases.map(\.name))
        }
        self = value
    }

    @inlinable
    public func encode(to writer: inout CBORWriter) { writer.unsigned(rawValue) }

    @inlinable
    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard let value = Self(rawValue: try reader.unsigned()) else { throw CBORRefusal() }
        self = value
    }
}
