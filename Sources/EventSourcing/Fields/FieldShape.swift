/// What a field may hold and how each view shows it. From it come the CBOR form, the JSON view,
/// the JSON Schema, the CSV columns and the reference page of the field.
public indirect enum FieldShape: Hashable, Sendable {
    /// Whole yen: an unsigned integer up to 2^63-1; a JSON number.
    case yen
    /// Whole yen of either sign: a JSON number.
    case balance
    /// A whole number up to `maximum`; `unit` is shown to people.
    case number(maximum: UInt64, unit: String)
    /// Hundredths of a percent a year; in JSON text such as `10.95%`.
    case rate
    /// A civil date: days since 1970-01-01; in JSON `2025-04-01`.
    case date
    /// The calendar year in which a fiscal year begins; in JSON `FY2025`.
    case fiscalYear
    case flag
    /// NFC text without control characters, up to ``PlainText/maximumBytes`` bytes.
    case text
    case identifier
    /// 13 digits with a check digit.
    case corporationNumber
    /// `count` bytes; in JSON lower-case hexadecimal digits.
    case bytes(count: Int)
    /// The position that introduced a stream of the category; in JSON the thing's identifier.
    case reference(StreamCategory)
    /// One of a closed set: the code is stored, the name is shown.
    case choice([Choice])
    case list(of: FieldShape, maximumCount: Int)
    case record([FieldDescription])
    /// A command that an event holds; in JSON as a person writes one, without who asks.
    case command
    case optional(FieldShape)

    public struct Choice: Hashable, Sendable {
        public let code: UInt64
        public let name: String

        public init(code: UInt64, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// The shape without the leave to be left out.
    public var required: FieldShape {
        if case .optional(let shape) = self { shape.required } else { self }
    }

    public var isOptional: Bool {
        if case .optional = self { true } else { false }
    }
}
