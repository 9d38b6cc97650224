public import Accounting

extension PlainText: FieldValue {
    public static var shape: FieldShape { .text }
    public var primitive: FieldPrimitive { .text(text) }

    public static var example: PlainText {
        guard let text = try? PlainText(exactly: "text") else { preconditionFailure() }
        return text
    }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .text(let text) = primitive else { throw .wrongKind(expected: "text") }
        do { try self.init(exactly: text) } catch { throw .invalidText(error) }
    }

    public func encode(to writer: inout CBORWriter) { writer.text(text) }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard let text = PlainText(utf8: try reader.string(.text)) else { throw CBORRefusal() }
        self = text
    }
}

extension Identifier: FieldValue {
    public static var shape: FieldShape { .identifier }
    public var primitive: FieldPrimitive { .text(text) }

    public static var example: Identifier {
        guard let identifier = Identifier("A-1") else { preconditionFailure() }
        return identifier
    }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .text(let text) = primitive else { throw .wrongKind(expected: "an identifier") }
        guard let identifier = Identifier(text) else {
            throw .outOfRange("1-63 ASCII letters, digits, '.', '_' or '-'")
        }
        self = identifier
    }

    public func encode(to writer: inout CBORWriter) { writer.text(text) }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard let identifier = Identifier(try reader.text()) else { throw CBORRefusal() }
        self = identifier
    }
}

extension LegalDate: FieldValue {
    public static var shape: FieldShape { .date }

    public static var example: LegalDate {
        guard let date = LegalDate("2025-04-01") else { preconditionFailure() }
        return date
    }

    /// Days before 1970 are negative; CBOR has one form for each integer, of either sign.
    public var primitive: FieldPrimitive {
        daysSince1970 < 0 ? .signed(Int64(daysSince1970)) : .unsigned(UInt64(daysSince1970))
    }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        let days: Int32? =
            switch primitive {
            case .unsigned(let days): Int32(exactly: days)
            case .signed(let days): Int32(exactly: days)
            case _: throw .wrongKind(expected: "a date")
            }
        guard let date = days.flatMap(LegalDate.init(daysSince1970:)) else {
            throw .outOfRange("a date from 1868-01-01 to 9999-12-31")
        }
        self = date
    }

    public func encode(to writer: inout CBORWriter) { writer.integer(Int64(daysSince1970)) }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        let days = Int32(exactly: try reader.integer())
        guard let date = days.flatMap(LegalDate.init(daysSince1970:)) else { throw CBORRefusal() }
        self = date
    }
}

extension Bool: FieldValue {
    public static var shape: FieldShape { .flag }
    public static var example: Bool { true }
    public var primitive: FieldPrimitive { .flag(self) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .flag(let flag) = primitive else { throw .wrongKind(expected: "true or false") }
        self = flag
    }

    @inlinable
    public func encode(to writer: inout CBORWriter) { writer.flag(self) }

    @inlinable
    public init(from reader: inout CBORReader) throws(CBORRefusal) { self = try reader.flag() }
}
