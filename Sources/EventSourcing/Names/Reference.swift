public import Containers

/// A stream by the position of the event that introduced it, where its name stands once.
///
/// Fixed size, never dangling, never ahead of the event that holds it.
public struct StreamReference: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let position: LogPosition

    @inlinable public init(_ position: LogPosition) { self.position = position }

    @inlinable
    public static func == (left: StreamReference, right: StreamReference) -> Bool {
        left.position == right.position
    }

    @inlinable
    public static func < (left: StreamReference, right: StreamReference) -> Bool {
        left.position < right.position
    }

    public var description: String { "#\(position)" }
}

/// A ``StreamReference`` that can only mean a stream of one kind.
public struct Reference<Kind: StreamKind>: Hashable, Sendable, CustomStringConvertible {
    public let stream: StreamReference

    @inlinable public init(_ stream: StreamReference) { self.stream = stream }
    @inlinable
    public init(_ position: UInt64) { self.stream = StreamReference(LogPosition(position)) }

    @inlinable
    public static func == (left: Reference, right: Reference) -> Bool {
        left.stream == right.stream
    }

    @inlinable public var position: LogPosition { stream.position }
    public var description: String { "\(Kind.category)\(stream)" }
}

extension StreamReference: NumericKey {
    @inlinable public var number: UInt64 { position.rawValue }
}

extension Reference: NumericKey {
    @inlinable public var number: UInt64 { stream.position.rawValue }
}
