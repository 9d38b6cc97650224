public import EventSourcing

/// The 32 bytes of a SHA-256 hash.
public struct DigestBytes: FixedBytes {
    public let bytes: [UInt8]
    public init(checked bytes: [UInt8]) { self.bytes = bytes }
}

extension CommandID: FixedBytes {
    public static var byteCount: Int { 16 }

    public init(checked bytes: [UInt8]) {
        guard let id = CommandID(bytes: bytes) else { preconditionFailure("16 bytes make a UUID") }
        self = id
    }
}

/// A fact that broke a rule, as a person reads it: things by their names.
public struct RefusalFact: NestedRecord, Hashable {
    public let name: PlainText
    public let value: PlainText

    public init(name: PlainText, value: PlainText) {
        self.name = name
        self.value = value
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            name: try visit.field(1, "name", "What it says.") { $0.name },
            value: try visit.field(2, "value", "The amount, date, count, text or name.") {
                $0.value
            })
    }
}
