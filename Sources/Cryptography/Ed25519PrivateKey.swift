internal import CSodium

/// A private key of Ed25519 (RFC 8032), by libsodium: a commit is signed while everybody waits, and
/// libcrypto takes twice as long.
public struct Ed25519PrivateKey: Sendable {
    /// The seed and the public key, as libsodium takes them.
    private let secret: [UInt8]
    public let publicKey: [UInt8]

    public static let seedByteCount = 32
    public static let publicKeyByteCount = 32
    public static let signatureByteCount = 64

    /// - Parameter seed: the 32 secret bytes.
    public init(seed: [UInt8]) throws(CryptographyError) {
        var secret = [UInt8](repeating: 0, count: Int(crypto_sign_ed25519_SECRETKEYBYTES))
        var publicKey = [UInt8](repeating: 0, count: Self.publicKeyByteCount)
        guard seed.count == Self.seedByteCount, Sodium.isReady,
            unsafe crypto_sign_ed25519_seed_keypair(&publicKey, &secret, seed) == 0
        else { throw CryptographyError(function: "crypto_sign_ed25519_seed_keypair") }
        self.secret = secret
        self.publicKey = publicKey
    }

    /// The 64 bytes of the signature.
    public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: Self.signatureByteCount)
        let code = unsafe crypto_sign_ed25519_detached(
            &signature, nil, message, UInt64(message.count), secret)
        guard code == 0 else { throw CryptographyError(function: "crypto_sign_ed25519_detached") }
        return signature
    }
}
