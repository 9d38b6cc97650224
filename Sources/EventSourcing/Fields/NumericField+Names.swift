public import Accounting

extension Reference: NumericField {
    public static var shape: FieldShape { .reference(Kind.category) }
    public static var example: Reference { Reference(0) }
    public static var expectation: String { "a reference to a \(Kind.category)" }
    public static var range: String { "a position" }
    @inlinable public var storedNumber: UInt64 { number }
    @inlinable public init?(storedNumber number: UInt64) { self.init(number) }

    @inlinable
    public func replacing(_ standIns: inout StandIns) -> Self {
        Self(standIns.reference(for: stream))
    }
}

extension StreamReference: NumericField {
    public static var shape: FieldShape { .reference(StreamCategory("any")) }
    public static var example: StreamReference { StreamReference(.start) }
    public static var expectation: String { "a reference to a stream" }
    public static var range: String { "a position" }
    @inlinable public var storedNumber: UInt64 { number }

    @inlinable
    public init?(storedNumber number: UInt64) { self.init(LogPosition(number)) }

    @inlinable
    public func replacing(_ standIns: inout StandIns) -> Self { standIns.reference(for: self) }
}

extension LogPosition: NumericField {
    public static var shape: FieldShape { .number(maximum: UInt64(Int64.max), unit: "position") }
    public static var example: LogPosition { LogPosition(42) }
    public static var expectation: String { "a position" }
    public static var range: String { "a whole number up to 2^63-1" }
    @inlinable public var storedNumber: UInt64 { rawValue }

    @inlinable
    public init?(storedNumber number: UInt64) {
        guard number <= UInt64(Int64.max) else { return nil }
        self.init(number)
    }
}

extension Yen: NumericField {
    public static var shape: FieldShape { .yen }
    public static var example: Yen { 1_000_000 }
    public static var expectation: String { "whole yen" }
    public static var range: String { "at most \(Int64.max) yen" }
    @inlinable public var storedNumber: UInt64 { UInt64(rawValue) }

    @inlinable
    public init?(storedNumber number: UInt64) {
        guard let amount = Int64(exactly: number) else { return nil }
        self.init(exactly: amount)
    }
}

extension FiscalYear: NumericField {
    public static var shape: FieldShape { .fiscalYear }

    public static var example: FiscalYear {
        guard let year = FiscalYear("FY2025") else { preconditionFailure() }
        return year
    }

    public static var expectation: String { "a fiscal year" }
    public static var range: String { "a fiscal year from FY1868 to FY9998" }
    @inlinable public var storedNumber: UInt64 { UInt64(firstCalendarYear) }

    @inlinable
    public init?(storedNumber number: UInt64) {
        guard let year = Int(exactly: number) else { return nil }
        self.init(firstCalendarYear: year)
    }
}

extension AnnualRate: NumericField {
    public static var shape: FieldShape { .rate }

    public static var example: AnnualRate {
        guard let rate = AnnualRate("10.95%") else { preconditionFailure() }
        return rate
    }

    public static var expectation: String { "a rate" }
    public static var range: String { "a rate up to 1000%" }
    @inlinable public var storedNumber: UInt64 { UInt64(hundredthsOfPercent) }

    @inlinable
    public init?(storedNumber number: UInt64) {
        guard let hundredths = Int(exactly: number) else { return nil }
        self.init(hundredthsOfPercent: hundredths)
    }
}
