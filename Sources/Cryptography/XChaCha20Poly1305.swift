internal import CSodium

/// Authenticated encryption by libsodium's XChaCha20-Poly1305 (IETF): whoever has not the key
/// neither reads what is sealed nor changes it unseen.
public enum XChaCha20Poly1305 {
    public static let keyByteCount = 32
    public static let nonceByteCount = 24
    /// How much longer the sealed bytes are than the plain ones.
    public static let tagByteCount = 16

    /// - Parameters:
    ///   - nonce: 24 bytes that are never used again with the key for other bytes.
    ///   - label: is not sealed, but must be the same at the opening.
    public static func seal(
        _ plain: [UInt8], key: [UInt8], nonce: [UInt8], label: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: plain.count + tagByteCount)
        guard key.count == keyByteCount, nonce.count == nonceByteCount, Sodium.isReady,
            unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
                &sealed, nil, plain, UInt64(plain.count), label, UInt64(label.count), nil, nonce,
                key) == 0
        else { throw CryptographyError(function: "crypto_aead_xchacha20poly1305_ietf_encrypt") }
        return sealed
    }

    /// The plain bytes; `nil` if they were not sealed with this key, nonce and label, or have been
    /// changed since.
    public static func open(_ sealed: [UInt8], key: [UInt8], nonce: [UInt8], label: [UInt8])
        -> [UInt8]?
    {
        guard key.count == keyByteCount, nonce.count == nonceByteCount, Sodium.isReady,
            sealed.count >= tagByteCount
        else { return nil }
        var plain = [UInt8](repeating: 0, count: sealed.count - tagByteCount)
        let code = unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
            &plain, nil, nil, sealed, UInt64(sealed.count), label, UInt64(label.count), nonce, key)
        return code == 0 ? plain : nil
    }
}
