/// The kind of thing that a stream is about: `grant`, `party`, `fund`.
///
/// A category is written in `lowerCamelCase` ASCII letters; it never holds a slash.
public struct StreamCategory: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let text: String

    /// Whether there is only one such stream, whose name is the category alone.
    public let isSingle: Bool

    public init(_ text: String, isSingle: Bool = false) {
        precondition(!text.isEmpty && text.utf8.allSatisfy { ($0 | 0x20) &- 97 < 26 })
        self.text = text
        self.isSingle = isSingle
    }

    public static func < (left: StreamCategory, right: StreamCategory) -> Bool {
        left.text < right.text
    }

    public var description: String { text }
}

/// A kind of thing that events are about and that other events may refer to.
public protocol StreamKind: Sendable {
    static var category: StreamCategory { get }
}
