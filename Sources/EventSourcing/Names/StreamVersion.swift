/// How many events a stream has; an event's own version counts itself, so the first event has 1.
public struct StreamVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: UInt32

    @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// The version of a stream that has no event yet.
    @inlinable public static var none: StreamVersion { StreamVersion(0) }

    /// The version after one more event. Traps beyond 2^32-1 events of one thing.
    @inlinable public var next: StreamVersion { StreamVersion(rawValue + 1) }

    @inlinable
    public static func == (left: StreamVersion, right: StreamVersion) -> Bool {
        left.rawValue == right.rawValue
    }

    @inlinable
    public static func < (left: StreamVersion, right: StreamVersion) -> Bool {
        left.rawValue < right.rawValue
    }

    public var description: String { String(rawValue) }
}
