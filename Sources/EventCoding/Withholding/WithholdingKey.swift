import Bytes
public import Cryptography
public import EventSourcing

/// The key under which values are withheld: 32 secret bytes for each secret, party or actor.
///
/// Everything else follows from it: the salt of each value, so that a command posted again is the
/// same command, and the bytes that the value is kept in. Whoever destroys it destroys them all.
public struct WithholdingKey: Sendable {
    public let name: StreamName
    private let bytes: [UInt8]

    public static let byteCount = 32

    /// The plain bytes of every value are filled up to so many: the length tells nothing.
    static let filledByteCount = 1_100

    /// `nil` unless there are 32 bytes.
    public init?(of name: StreamName, bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.name = name
        self.bytes = bytes
    }

    /// The value with a salt that nobody guesses and that is the same for the same command.
    ///
    /// - Parameter command: what tells the command from every other.
    func salted(_ value: PlainText, field: String, command: [UInt8]) throws(CryptographyError)
        -> SaltedValue
    {
        var message = Array("daicho salt 1\n".utf8)
        for part in [command, Array(field.utf8), Array(value.text.utf8)] {
            message.append(littleEndian: UInt32(part.count))
            message += part
        }
        let salt = try HMACSHA256.code(of: message, key: bytes)
        guard let salted = SaltedValue(field: field, value: value, salt: salt) else {
            preconditionFailure("a code has 32 bytes and a field a name")
        }
        return salted
    }

    /// The value as it is kept: the same bytes for the same value and salt.
    public func seal(_ value: SaltedValue) throws(CryptographyError) -> SealedValue {
        let text = value.text(under: name)
        let plain = value.bytes
        let filled = plain + [UInt8](repeating: 0, count: Self.filledByteCount - plain.count)
        return SealedValue(
            text: text,
            bytes: try XChaCha20Poly1305.seal(
                filled, key: sealingKey(), nonce: Self.nonce(of: text), label: Array(text.text.utf8)
            ))
    }

    /// The value that was sealed; `nil` if it was not with this key, or is another than the text in
    /// the record stands for.
    public func open(_ sealed: SealedValue) throws(CryptographyError) -> SaltedValue? {
        let plain = XChaCha20Poly1305.open(
            sealed.bytes, key: try sealingKey(), nonce: Self.nonce(of: sealed.text),
            label: Array(sealed.text.text.utf8))
        guard let plain, let value = SaltedValue(reading: plain),
            value.text(under: name) == sealed.text
        else { return nil }
        return value
    }

    private func sealingKey() throws(CryptographyError) -> [UInt8] {
        try HMACSHA256.code(of: Array("daicho seal 1\n".utf8), key: bytes)
    }

    /// The digest is another for every value and salt, so no nonce is used for two.
    private static func nonce(of text: WithheldText) -> [UInt8] {
        Array((Hexadecimal.decode(text.digits) ?? []).prefix(XChaCha20Poly1305.nonceByteCount))
    }
}
