/// The 32 bytes of a SHA-256 hash.
public struct SHA256Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
    // The bytes as they are, in four words: copied and compared without a heap allocation, and in
    // an array they stand one after the other.
    let words: (UInt64, UInt64, UInt64, UInt64)

    public static let byteCount = 32

    /// `nil` unless there are exactly 32 bytes.
    public init?(bytes: RawSpan) {
        guard bytes.byteCount == Self.byteCount else { return nil }
        words = unsafe (
            bytes.unsafeLoadUnaligned(as: UInt64.self),
            bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt64.self),
            bytes.unsafeLoadUnaligned(fromByteOffset: 16, as: UInt64.self),
            bytes.unsafeLoadUnaligned(fromByteOffset: 24, as: UInt64.self)
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
        unsafe withUnsafeBytes(of: words) { unsafe bytes.append(contentsOf: $0) }
    }

    public static func == (left: SHA256Digest, right: SHA256Digest) -> Bool {
        left.words == right.words
    }

    public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
        left.inOrder < right.inOrder
    }

    /// Numbers that sort as the bytes do.
    private var inOrder: (UInt64, UInt64, UInt64, UInt64) {
        (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    }

    public func hash(into hasher: inout Hasher) {
        // A digest is spread evenly by nature: one word tells digests apart.
        hasher.combine(words.0)
    }

    public var description: String { Hexadecimal.encode(bytes) }
}
