/// The 0-based, gapless place of an event in the log; also its RFC 6962 leaf index.
public struct LogPosition: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: UInt64

    @inlinable public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    public static let start = LogPosition(0)

    @inlinable
    public static func == (left: LogPosition, right: LogPosition) -> Bool {
        left.rawValue == right.rawValue
    }

    @inlinable
    public static func < (left: LogPosition, right: LogPosition) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The position `count` places further on. Traps beyond 2^64-1: no log reaches it.
    @inlinable
    public func advanced(by count: Int) -> LogPosition {
        LogPosition(rawValue + UInt64(count))
    }

    public var description: String { String(rawValue) }
}
