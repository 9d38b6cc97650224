import Bytes
@_spi(_Unicode) import Swift

/// Text that a person wrote: NFC-normalised, without control characters, 1 to 1,000 bytes of UTF-8.
public struct PlainText: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let text: String

    public static let maximumBytes = 1_000

    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        case empty
        case tooLong(bytes: Int)
        case controlCharacter(codePoint: UInt32)
        case notNormalized
        /// White space is all of it, or stands at one of its ends.
        case spaceAtEnd
        case hiddenCharacter(codePoint: UInt32)

        public var description: String {
            switch self {
            case .empty: "it is empty"
            case .tooLong(let bytes): "it has \(bytes) bytes"
            case .controlCharacter(let codePoint): "it holds the character \(Self.name(codePoint))"
            case .notNormalized: "it is not in Unicode's normal form NFC"
            case .spaceAtEnd: "it begins or ends with white space"
            case .hiddenCharacter(let codePoint):
                "it holds the character \(Self.name(codePoint)), which nobody can see"
            }
        }

        /// `U+0009`.
        private static func name(_ codePoint: UInt32) -> String {
            let digits = String(codePoint, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }

    /// Takes the text as it stands; refuses text that is not in NFC.
    public init(exactly text: String) throws(Problem) {
        try Self.check(text)
        guard text.isPrintableASCII || Self.normalized(text).utf8.elementsEqual(text.utf8)
        else { throw .notNormalized }
        self.text = text
    }

    /// The text that ``init(exactly:)`` makes of these bytes; `nil` if it makes none.
    public init?(utf8 bytes: RawSpan) {
        guard (1...Self.maximumBytes).contains(bytes.byteCount),
            let text = bytes.validatedText()
        else { return nil }
        if bytes.isPrintableASCII {
            self.text = text
        } else {
            guard let plain = try? PlainText(exactly: text) else { return nil }
            self = plain
        }
    }

    /// Takes text from a door and brings it into NFC.
    ///
    /// Refuses also what makes two names look alike. A record is not judged so: text that was once
    /// recorded stays readable for ever.
    public init(normalizing text: String) throws(Problem) {
        let normal = text.isPrintableASCII ? text : Self.normalized(text)
        try Self.check(normal)
        try Self.checkVisibility(normal)
        self.text = normal
    }

    public static func < (left: PlainText, right: PlainText) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    public var description: String { text }

    private static func check(_ text: String) throws(Problem) {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= maximumBytes else { throw .tooLong(bytes: text.utf8.count) }
        // Nothing of what follows is printable ASCII, which is also its own normal form: the common
        // case is spared the tables.
        if text.isPrintableASCII { return }
        for scalar in text.unicodeScalars where isControl(scalar) {
            throw .controlCharacter(codePoint: scalar.value)
        }
    }

    /// Control characters, line and paragraph separators, and the marks that reorder text on a
    /// screen: none of them belongs into a name, and each can make a page show what is not stored.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        case _: false
        }
    }

    private static func checkVisibility(_ text: String) throws(Problem) {
        let scalars = text.unicodeScalars
        if let hidden = scalars.first(where: isHidden) {
            throw .hiddenCharacter(codePoint: hidden.value)
        }
        for end in [scalars.first, scalars.last] where end?.properties.isWhitespace == true {
            throw .spaceAtEnd
        }
    }

    /// Format characters that take no room: zero-width spaces and joiners, the soft hyphen, the
    /// Mongolian vowel separator, tags.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00AD, 0x180E, 0x200B...0x200D, 0x2060, 0xE0000...0xE007F: true
        case _: false
        }
    }

    private static func normalized(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text._nfc)
        return String(scalars)
    }
}
