/// Bytes that are no state of this build.
public struct StateFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }

    @usableFromInline static let tooShort = StateFault("the bytes end before the state does")
}
