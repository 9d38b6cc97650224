/// The name of one thing within its category: 1-63 ASCII characters of `A-Z a-z 0-9 . _ -`.
public struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let text: String

    public static let maximumLength = 63

    /// `nil` if `text` is empty, too long, or holds any other character.
    public init?(_ text: String) {
        let bytes = text.utf8.span
        guard (1...Self.maximumLength).contains(bytes.count) else { return nil }
        for place in bytes.indices where !Self.isAllowed(bytes[place]) { return nil }
        self.text = text
    }

    public static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }

    public var description: String { text }

    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        case _:
            false
        }
    }
}
