/// The name of one stream: `grant/G-2025-003`, or the category alone where there is only one.
public struct StreamName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// `category` or `category/identifier`.
    public let text: String
    /// How many bytes of the text the category takes.
    private let categoryLength: Int

    public static let maximumLength = 127

    public init(_ category: StreamCategory, _ identifier: Identifier) {
        precondition(!category.isSingle, "\(category) has one stream, without an identifier")
        self.text = "\(category)/\(identifier)"
        categoryLength = category.text.utf8.count
    }

    public init(single category: StreamCategory) {
        precondition(category.isSingle, "\(category) has many streams, each with an identifier")
        self.text = category.text
        categoryLength = category.text.utf8.count
    }

    /// `nil` if `text` is not letters, or letters, a slash and an ``Identifier``.
    public init?(parsing text: String) {
        var length = 0
        var categoryLength: Int?
        for byte in text.utf8 {
            if categoryLength != nil {
                guard Identifier.isAllowed(byte) else { return nil }
            } else if byte == UInt8(ascii: "/") {
                categoryLength = length
            } else {
                guard (byte | 0x20) &- 97 < 26 else { return nil }
            }
            length += 1
            guard length <= Self.maximumLength else { return nil }
        }
        let first = categoryLength ?? length
        guard first > 0 else { return nil }
        if categoryLength != nil {
            guard (1...Identifier.maximumLength).contains(length - first - 1) else { return nil }
        }
        self.text = text
        self.categoryLength = first
    }

    public var categoryText: Substring {
        text[..<text.utf8.index(text.startIndex, offsetBy: categoryLength)]
    }

    /// Whether it names a stream of the category, in the form that the category asks for.
    public func isOf(_ category: StreamCategory) -> Bool {
        text.utf8.count == categoryLength
            ? category.isSingle && text == category.text
            : !category.isSingle && category.text.utf8.count == categoryLength
                && text.utf8.starts(with: category.text.utf8)
    }

    /// What stands behind the slash; the category itself where there is only one stream of it.
    public var identifierText: Substring {
        guard text.utf8.count > categoryLength else { return text[...] }
        return text[text.utf8.index(text.startIndex, offsetBy: categoryLength + 1)...]
    }

    public static func == (left: StreamName, right: StreamName) -> Bool { left.text == right.text }
    public static func < (left: StreamName, right: StreamName) -> Bool { left.text < right.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    public var description: String { text }
}
