import Bytes
public import Containers

/// The name of one stream: `grant/G-2025-003`, or the category alone where there is only one.
///
/// A name is looked up at every command, so its hash is taken once, when it is made. People choose
/// names: the hash is the standard library's, which is keyed with a secret of the process, so that
/// nobody can choose names that clash.
public struct StreamName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// `category` or `category/identifier`.
    public let text: String
    /// The same for equal names in this process, and ``hash(of:)`` of its bytes.
    public let hash: UInt32
    /// How many bytes of the text the category takes.
    private let categoryLength: UInt8

    public static let maximumLength = 127

    public init(_ category: StreamCategory, _ identifier: Identifier) {
        precondition(!category.isSingle, "\(category) has one stream, without an identifier")
        var text = category.text
        text += "/"
        text += identifier.text
        self.init(text, category.text.utf8.count)
    }

    public init(single category: StreamCategory) {
        precondition(category.isSingle, "\(category) has many streams, each with an identifier")
        self.init(category.text, category.text.utf8.count)
    }

    private init(_ text: String, _ categoryLength: Int) {
        self.text = text
        self.categoryLength = UInt8(categoryLength)
        hash = Self.hash(of: text.utf8.span.raw)
    }

    /// The hash of the name that consists of these bytes.
    public static func hash(of bytes: RawSpan) -> UInt32 {
        var hasher = Hasher()
        var place = 0
        while place + 8 <= bytes.byteCount {
            hasher.combine(bytes.littleEndian(at: place, as: UInt64.self))
            place += 8
        }
        var rest = UInt64(bytes.byteCount)
        while place < bytes.byteCount {
            rest = rest << 8 | UInt64(bytes.littleEndian(at: place, as: UInt8.self))
            place += 1
        }
        hasher.combine(rest)
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }

    /// `nil` if `text` is not letters, or letters, a slash and an ``Identifier``.
    public init?(parsing text: String) {
        let bytes = text.utf8.span
        guard bytes.count <= Self.maximumLength else { return nil }
        var slash = bytes.count
        for place in bytes.indices {
            if place > slash {
                guard Identifier.isAllowed(bytes[place]) else { return nil }
            } else if bytes[place] == UInt8(ascii: "/") {
                slash = place
            } else {
                guard (bytes[place] | 0x20) &- 97 < 26 else { return nil }
            }
        }
        guard slash > 0 else { return nil }
        if slash < bytes.count {
            guard (1...Identifier.maximumLength).contains(bytes.count - slash - 1) else {
                return nil
            }
        }
        self.init(text, slash)
    }

    public var categoryText: Substring {
        text[..<text.utf8.index(text.startIndex, offsetBy: Int(categoryLength))]
    }

    /// Whether it names a stream of the category, in the form that the category asks for.
    public func isOf(_ category: StreamCategory) -> Bool {
        let (own, other) = (text.utf8.span, category.text.utf8.span)
        guard Int(categoryLength) == other.count,
            (own.count == other.count) == category.isSingle
        else { return false }
        return own.starts(with: other)
    }

    /// What stands behind the slash; the category itself where there is only one stream of it.
    public var identifierText: Substring {
        guard text.utf8.count > Int(categoryLength) else { return text[...] }
        return text[text.utf8.index(text.startIndex, offsetBy: Int(categoryLength) + 1)...]
    }

    /// Whether ``identifierText`` consists of these bytes.
    public func isIdentified(by bytes: Span<UInt8>) -> Bool {
        let text = text.utf8.span
        let start = text.count > Int(categoryLength) ? Int(categoryLength) + 1 : 0
        guard text.count - start == bytes.count else { return false }
        for place in bytes.indices where text[start + place] != bytes[place] { return false }
        return true
    }

    @inlinable
    public static func == (left: StreamName, right: StreamName) -> Bool {
        left.hash == right.hash && left.text == right.text
    }
    public static func < (left: StreamName, right: StreamName) -> Bool { left.text < right.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    public var description: String { text }
}

extension StreamName: NumericKey {
    @inlinable public var number: UInt64 { UInt64(hash) }
}
