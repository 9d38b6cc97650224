public import Accounting
public import EventSourcing

/// An act of two persons as the first one asks for it.
public typealias ProposedCommand = EmbeddedCommand<TwoPersonActs>

/// A leg of the entry that an act would post, with the balance of its account before and after.
public struct PreviewedLeg: NestedRecord {
    /// `FUND:121:grant/G-1`: by name, since the account may not be open yet.
    public let account: PlainText
    public let debit: Yen?
    public let credit: Yen?
    /// On the side on which the account grows.
    public let before: SignedYen
    public let after: SignedYen

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            account: try visit.field(1, "account", "Book, code, and what it is about.") {
                $0.account
            },
            debit: try visit.field(2, "debit", "Yen debited.") { $0.debit },
            credit: try visit.field(3, "credit", "Yen credited.") { $0.credit },
            before: try visit.field(4, "before", "Balance before, where the account grows.") {
                $0.before
            },
            after: try visit.field(5, "after", "Balance after.") { $0.after })
    }
}

/// A thing that a decision rests on, and how many events it had.
public struct ReadStream: NestedRecord, Hashable {
    public let stream: StreamReference
    public let version: StreamVersionField

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            stream: try visit.field(1, "stream", "The thing.") { $0.stream },
            version: try visit.field(2, "version", "How many events it had.") { $0.version })
    }
}

/// How many events a thing has.
public struct StreamVersionField: NumericField, Hashable {
    public let value: StreamVersion
    public init(_ value: StreamVersion) { self.value = value }

    public static var shape: FieldShape { .number(maximum: UInt64(UInt32.max), unit: "events") }
    public static var example: StreamVersionField { StreamVersionField(StreamVersion(1)) }
    public static var expectation: String { "a number of events" }
    public static var range: String { "at most \(UInt32.max)" }
    public var storedNumber: UInt64 { UInt64(value.rawValue) }

    public init?(storedNumber number: UInt64) {
        guard let number = UInt32(exactly: number) else { return nil }
        value = StreamVersion(number)
    }
}

/// Whole yen of either sign: a balance.
public struct SignedYen: FieldValue, Hashable {
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public static var shape: FieldShape { .balance }
    public static var example: SignedYen { SignedYen(0) }

    /// CBOR has one form for each integer, of either sign.
    public var primitive: FieldPrimitive {
        rawValue < 0 ? .signed(rawValue) : .unsigned(UInt64(rawValue))
    }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        let number: Int64? =
            switch primitive {
            case .unsigned(let number): Int64(exactly: number)
            case .signed(let number): number
            case .absent, .flag, .text, .bytes, .list, .record:
                throw .wrongKind(expected: "whole yen of either sign")
            }
        guard let number else { throw .outOfRange("whole yen of either sign") }
        rawValue = number
    }

    public func encode(to writer: inout CBORWriter) { writer.integer(rawValue) }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        rawValue = try reader.integer()
    }
}
