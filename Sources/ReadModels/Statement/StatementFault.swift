/// Why a statement proves nothing: what is wrong, in words.
public struct StatementFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
