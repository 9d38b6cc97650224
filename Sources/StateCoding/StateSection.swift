/// The name of a part of a state that may stand apart from the rest, in bytes of its own, so that
/// it can be left unread.
public struct StateSection: Hashable, Comparable, Sendable {
    /// Letters, so that it can stand in a line.
    public let name: String

    public init(_ name: String) { self.name = name }

    public static func < (left: StateSection, right: StateSection) -> Bool {
        left.name < right.name
    }
}
