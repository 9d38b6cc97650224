/// The name of one stream: `grant/G-2025-003`, or the category alone where there is only one.
public struct StreamName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// `category` or `category/identifier`.
    public let text: String

    public static let maximumLength = 127

    public init(_ category: StreamCategory, _ identifier: Identifier) {
        precondition(!category.isSingle, "\(category) has one stream, without an identifier")
        self.text = "\(category)/\(identifier)"
    }

    public init(single category: StreamCategory) {
        precondition(category.isSingle, "\(category) has many streams, each with an identifier")
        self.text = category.text
    }

    /// `nil` if `text` is not letters, or letters, a slash and an ``Identifier``.
    public init?(parsing text: some StringProtocol) {
        guard text.utf8.count <= Self.maximumLength else { return nil }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let category = parts.first, !category.isEmpty,
            category.utf8.allSatisfy({ ($0 | 0x20) &- 97 < 26 }),
            parts.count == 1 || Identifier(parts[1]) != nil
        else { return nil }
        self.text = String(text)
    }

    public var categoryText: Substring { text.prefix { $0 != "/" } }

    /// What stands behind the slash; the category itself where there is only one stream of it.
    public var identifierText: Substring {
        guard let slash = text.firstIndex(of: "/") else { return text[...] }
        return text[text.index(after: slash)...]
    }

    public static func < (left: StreamName, right: StreamName) -> Bool { left.text < right.text }

    public var description: String { text }
}
