import Bytes
public import Cryptography
public import EventSourcing

/// A value that is withheld, with the salt that hides it: all that it takes to check what a record
/// says of it. Its bytes are told in Schemas/log-format.md section 1.
public struct SaltedValue: Hashable, Sendable {
    /// The field of the command that it was given for.
    public let field: String
    public let value: PlainText
    public let salt: [UInt8]

    public static let saltByteCount = 32
    /// No field of a declaration has a longer name.
    static let maximumFieldBytes = 64

    /// `nil` unless there are 32 bytes of salt and a name that a field can have.
    public init?(field: String, value: PlainText, salt: [UInt8]) {
        guard salt.count == Self.saltByteCount,
            (1...Self.maximumFieldBytes).contains(field.utf8.count)
        else { return nil }
        self.field = field
        self.value = value
        self.salt = salt
    }

    /// What the salted digest is taken of behind its title: no two values have the same bytes.
    var bytes: [UInt8] {
        var bytes = salt
        for part in [field, value.text] {
            bytes.append(littleEndian: UInt16(part.utf8.count))
            bytes += part.utf8
        }
        return bytes
    }

    /// What commits to the value and says nothing of it.
    public var digest: SHA256Digest { SHA256.hash(Array("daicho withheld value 1\n".utf8) + bytes) }

    /// What stands in the record for it.
    public func text(under name: StreamName) -> WithheldText {
        guard let text = WithheldText(under: name, digits: digest.description) else {
            preconditionFailure("SHA-256 has 64 digits")
        }
        return text
    }

    /// Reads ``bytes``; what follows them is not looked at.
    init?(reading bytes: [UInt8]) {
        var rest = bytes[...]
        func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
        func text() -> String? {
            guard let length = take(2) else { return nil }
            let count = Int(length[length.startIndex]) | Int(length[length.startIndex + 1]) << 8
            return take(count).flatMap { String(validating: $0, as: UTF8.self) }
        }
        guard let salt = take(Self.saltByteCount), let field = text(),
            let value = text().flatMap({ try? PlainText(exactly: $0) })
        else { return nil }
        self.init(field: field, value: value, salt: Array(salt))
    }
}
