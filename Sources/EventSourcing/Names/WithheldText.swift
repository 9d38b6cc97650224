/// What stands in a record for a text that is withheld: `withheld:secret/S-1:` and the 64
/// hexadecimal digits of a salted digest. It tells under what the value is withheld and commits to
/// it, and says nothing of it (Schemas/log-format.md section 1).
public struct WithheldText: Hashable, Sendable, CustomStringConvertible {
    /// The secret, party or actor whose key the value is kept under.
    public let under: StreamName
    /// The salted digest in 64 lower-case hexadecimal digits.
    public let digits: String

    /// No text that a person gives begins so.
    public static let beginning = "withheld:"

    /// `nil` unless there are 64 lower-case hexadecimal digits.
    public init?(under: StreamName, digits: String) {
        guard digits.utf8.count == 64, digits.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.under = under
        self.digits = digits
    }

    /// `nil` unless `text` is such a text, exactly.
    public init?(parsing text: String) {
        guard text.utf8.starts(with: Self.beginning.utf8) else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let under = StreamName(parsing: String(parts[1])) else {
            return nil
        }
        self.init(under: under, digits: String(parts[2]))
    }

    public var text: String { "\(Self.beginning)\(under):\(digits)" }

    public var description: String { text }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...102).contains(byte)
    }
}
