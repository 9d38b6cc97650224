/// The 32 bytes of a SHA-256 hash.
public struct SHA256Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
    // Four big-endian words: copied and compared without a heap allocation.
    let words: (UInt64, UInt64, UInt64, UInt64)

    public static let byteCount = 32

    /// `nil` unless there are exactly 32 bytes.
    public init?(bytes: RawSpan) {
        guard bytes.byteCount == Self.byteCount else { return nil }
        words = unsafe (
            bytes.unsafeLoadUnaligned(as: UInt64.self).bigEndian,
            bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian,
            bytes.unsafeLoadUnaligned(fromByteOffset: 16, as: UInt64.self).bigEndian,
            bytes.unsafeLoadUnaligned(fromByteOffset: 24, as: UInt64.self).bigEndian
        )
    }

    public init?(bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        unsafe self.init(bytes: bytes.span.bytes)
    }

    init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// 64 lower-case hexadecimal digits, as ``description`` writes them.
    public init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Hexadecimal.decode(text) else { return nil }
        self.init(bytes: bytes)
    }

    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    public func append(to bytes: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
    }

    public static func == (left: SHA256Digest, right: SHA256Digest) -> Bool {
        left.words == right.words
    }

    public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
        left.words < right.words
    }

    public func hash(into hasher: inout Hasher) {
        // A digest is spread evenly by nature: one word tells digests apart.
        hasher.combine(words.0)
    }

    public var description: String { Hexadecimal.encode(bytes) }
}
