public import EventSourcing

/// A number of whole hours up to 1,000,000: a plant's lines may run side by side.
public struct HourCount: NumericField, Hashable, Comparable {
    public let hours: UInt32

    public static let maximum: UInt32 = 1_000_000

    /// Traps beyond ``maximum``: what no reader takes must not be written.
    public init(_ hours: UInt32) {
        precondition(hours <= Self.maximum)
        self.hours = hours
    }

    public static func < (left: HourCount, right: HourCount) -> Bool { left.hours < right.hours }

    public static var shape: FieldShape { .number(maximum: UInt64(maximum), unit: "hours") }
    public static var example: HourCount { HourCount(160) }
    public static var expectation: String { "a number of hours" }
    public static var range: String { "at most \(maximum) hours" }
    public var storedNumber: UInt64 { UInt64(hours) }

    public init?(storedNumber number: UInt64) {
        guard number <= Self.maximum else { return nil }
        self.hours = UInt32(number)
    }
}
