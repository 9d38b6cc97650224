public import Accounting

extension Reference: FieldValue {
    public static var shape: FieldShape { .reference(Kind.category) }
    public static var example: Reference { Reference(0) }
    public var primitive: FieldPrimitive { .unsigned(position.rawValue) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .unsigned(let position) = primitive else {
            throw .wrongKind(expected: "a reference to a \(Kind.category)")
        }
        self.init(position)
    }
}

extension StreamReference: FieldValue {
    public static var shape: FieldShape { .reference(StreamCategory("any")) }
    public static var example: StreamReference { StreamReference(.start) }
    public var primitive: FieldPrimitive { .unsigned(position.rawValue) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .unsigned(let position) = primitive else {
            throw .wrongKind(expected: "a reference to a stream")
        }
        self.init(LogPosition(position))
    }
}

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
}

extension Yen: FieldValue {
    public static var shape: FieldShape { .yen }
    public static var example: Yen { 1_000_000 }
    public var primitive: FieldPrimitive { .unsigned(UInt64(rawValue)) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .unsigned(let amount) = primitive else {
            throw .wrongKind(expected: "whole yen")
        }
        guard let yen = Int64(exactly: amount).flatMap(Yen.init(exactly:)) else {
            throw .outOfRange("at most \(Int64.max) yen")
        }
        self = yen
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
}

extension FiscalYear: FieldValue {
    public static var shape: FieldShape { .fiscalYear }

    public static var example: FiscalYear {
        guard let year = FiscalYear("FY2025") else { preconditionFailure() }
        return year
    }

    public var primitive: FieldPrimitive { .unsigned(UInt64(firstCalendarYear)) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .unsigned(let year) = primitive else {
            throw .wrongKind(expected: "a fiscal year")
        }
        guard let year = Int(exactly: year).flatMap(FiscalYear.init(firstCalendarYear:)) else {
            throw .outOfRange("a fiscal year from FY1868 to FY9998")
        }
        self = year
    }
}

extension AnnualRate: FieldValue {
    public static var shape: FieldShape { .rate }

    public static var example: AnnualRate {
        guard let rate = AnnualRate("10.95%") else { preconditionFailure() }
        return rate
    }

    public var primitive: FieldPrimitive { .unsigned(UInt64(hundredthsOfPercent)) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .unsigned(let hundredths) = primitive else {
            throw .wrongKind(expected: "a rate")
        }
        guard let rate = Int(exactly: hundredths).flatMap(AnnualRate.init(hundredthsOfPercent:))
        else { throw .outOfRange("a rate up to 1000%") }
        self = rate
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
}
