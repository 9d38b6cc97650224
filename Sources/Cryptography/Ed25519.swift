internal import CCrypto

/// A private key of Ed25519 (RFC 8032).
@safe public final class Ed25519PrivateKey: @unchecked Sendable {
    // An EVP_PKEY is reference-counted and is not changed after it was made.
    private let key: OpaquePointer
    public let publicKey: [UInt8]

    public static let seedByteCount = 32
    public static let publicKeyByteCount = 32
    public static let signatureByteCount = 64

    /// - Parameter seed: the 32 secret bytes.
    public init(seed: [UInt8]) throws(CryptographyError) {
        guard seed.count == Self.seedByteCount,
            let key = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
        else { throw CryptographyError(function: "EVP_PKEY_new_raw_private_key") }
        unsafe self.key = key
        var bytes = [UInt8](repeating: 0, count: Self.publicKeyByteCount)
        var count = bytes.count
        let result = unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &count)
        publicKey = bytes
        guard result == 1 else { throw CryptographyError(function: "EVP_PKEY_get_raw_public_key") }
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// The 64 bytes of the signature.
    public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        guard let context = unsafe EVP_MD_CTX_new() else {
            throw CryptographyError(function: "EVP_MD_CTX_new")
        }
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestSignInit(context, nil, nil, nil, key) == 1 else {
            throw CryptographyError(function: "EVP_DigestSignInit")
        }
        var signature = [UInt8](repeating: 0, count: Self.signatureByteCount)
        var count = signature.count
        guard unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1
        else { throw CryptographyError(function: "EVP_DigestSign") }
        return signature
    }
}

/// A public key of Ed25519 (RFC 8032).
public struct Ed25519PublicKey: Hashable, Sendable {
    public let bytes: [UInt8]

    /// `nil` unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Ed25519PrivateKey.publicKeyByteCount else { return nil }
        self.bytes = bytes
    }

    /// Whether `signature` is this key's over `message`; `false` for bytes that are no key at all.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == Ed25519PrivateKey.signatureByteCount,
            let key = unsafe EVP_PKEY_new_raw_public_key(
                EVP_PKEY_ED25519, nil, bytes, bytes.count)
        else { return false }
        defer { unsafe EVP_PKEY_free(key) }
        guard let context = unsafe EVP_MD_CTX_new() else { return false }
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
        return unsafe EVP_DigestVerify(
            context, signature, signature.count, message, message.count) == 1
    }
}
