public import EventSourcing

/// A number of rows of a file, up to 1,000,000,000.
public struct RowCount: NumericField, Hashable {
    public let rows: UInt64

    private static let maximum: UInt64 = 1_000_000_000

    public static var shape: FieldShape { .number(maximum: maximum, unit: "rows") }
    public static var example: RowCount { RowCount(checked: 12) }
    public static var expectation: String { "a number of rows" }
    public static var range: String { "at most \(maximum) rows" }
    public var storedNumber: UInt64 { rows }

    public init?(storedNumber number: UInt64) {
        guard number <= Self.maximum else { return nil }
        self.init(checked: number)
    }

    private init(checked rows: UInt64) { self.rows = rows }
}
