internal import CSodium

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
        guard signature.count == Ed25519PrivateKey.signatureByteCount, Sodium.isReady else {
            return false
        }
        return unsafe crypto_sign_ed25519_verify_detached(
            signature, message, UInt64(message.count), bytes) == 0
    }
}
