internal import CCrypto

/// Bytes that nobody can guess.
public enum SecureRandom {
    public static func bytes(_ count: Int) throws(CryptographyError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard unsafe RAND_bytes(&bytes, Int32(count)) == 1 else {
            throw CryptographyError(function: "RAND_bytes")
        }
        return bytes
    }
}
