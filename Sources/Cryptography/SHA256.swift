internal import CCrypto

/// SHA-256 (FIPS 180-4) by libcrypto, without an allocation a hash.
public enum SHA256 {
    public static func hash(_ bytes: [UInt8]) -> SHA256Digest {
        unsafe hash(bytes.span.bytes)
    }

    public static func hash(_ bytes: RawSpan) -> SHA256Digest {
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        return hasher.finish()
    }
}

/// SHA-256 of bytes that come in pieces.
public struct SHA256Hasher: Sendable {
    private var context = SHA256_CTX()

    public init() { unsafe SHA256_Init(&context) }

    public mutating func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { buffer in
            _ = unsafe SHA256_Update(&context, buffer.baseAddress, buffer.count)
        }
    }

    public mutating func update(_ bytes: [UInt8]) { unsafe update(bytes.span.bytes) }

    mutating func update(_ byte: UInt8) {
        var byte = byte
        _ = unsafe SHA256_Update(&context, &byte, 1)
    }

    /// The hash of all that was given. Ends the hasher's use.
    public mutating func finish() -> SHA256Digest {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &words) { buffer in
            _ = unsafe SHA256_Final(
                buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), &context)
        }
        return SHA256Digest(words: words)
    }
}
