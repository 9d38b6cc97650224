/// A value as it is stored: the part of the CBOR data model that event bodies use.
///
/// What the value means (yen, a date, a reference) is said by the field's ``FieldShape``.
public enum FieldPrimitive: Hashable, Sendable {
    /// An optional field that is left out.
    case absent
    case unsigned(UInt64)
    case signed(Int64)
    case flag(Bool)
    case text(String)
    case bytes([UInt8])
    case list([FieldPrimitive])
    /// The fields of a nested record, by ascending key, absent ones left out.
    case record([Keyed])

    @inlinable public var isAbsent: Bool { if case .absent = self { true } else { false } }

    public struct Keyed: Hashable, Sendable {
        public let key: UInt8
        public let value: FieldPrimitive

        @inlinable
        public init(_ key: UInt8, _ value: FieldPrimitive) {
            self.key = key
            self.value = value
        }
    }
}
