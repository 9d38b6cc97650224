internal import CSodium

/// HMAC-SHA-256 (RFC 2104) by libsodium.
public enum HMACSHA256 {
    public static let keyByteCount = 32

    /// The 32 bytes that nobody without the key can tell from chance.
    ///
    /// - Parameter key: 32 bytes.
    public static func code(of message: [UInt8], key: [UInt8]) throws(CryptographyError) -> [UInt8]
    {
        var code = [UInt8](repeating: 0, count: 32)
        guard key.count == keyByteCount, Sodium.isReady,
            unsafe crypto_auth_hmacsha256(&code, message, UInt64(message.count), key) == 0
        else { throw CryptographyError(function: "crypto_auth_hmacsha256") }
        return code
    }
}
