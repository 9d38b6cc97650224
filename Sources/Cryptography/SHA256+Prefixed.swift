internal import CSHA

/// Hashes of one byte and what follows it, as RFC 6962 sets leaves apart from nodes: by the
/// processor's own instructions if it has them, which take many messages faster than one by one,
/// else by libcrypto (docs/decisions/0015-hashing.md).
extension SHA256 {
    static let hasInstructions = csha_is_supported() != 0

    public static func hash(prefix: UInt8, _ bytes: RawSpan) -> SHA256Digest {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe withUnsafeMutableBytes(of: &words) { digest in
                let message = unsafe Messages(bytes: bytes, ends: nil, width: bytes.count)
                unsafe message.hash(prefix, hasInstructions, into: digest)
            }
        }
        return SHA256Digest(words: words)
    }

    public static func hash(prefix: UInt8, _ left: SHA256Digest, _ right: SHA256Digest)
        -> SHA256Digest
    {
        let pair = (left.words, right.words)
        return unsafe withUnsafeBytes(of: pair) { unsafe hash(prefix: prefix, $0.bytes) }
    }

    /// The hash of each message of `bytes`: the first ends before `ends[0]`, where the next begins.
    public static func hashes(prefix: UInt8, of bytes: [UInt8], endingAt ends: [Int])
        -> [SHA256Digest]
    { hashes(prefix: prefix, of: bytes, endingAt: ends, byInstructions: hasInstructions) }

    /// The hash of each pair of neighbours; of an odd number the last one is left out.
    public static func hashes(prefix: UInt8, ofPairs digests: [SHA256Digest]) -> [SHA256Digest] {
        hashes(prefix: prefix, ofPairs: digests, byInstructions: hasInstructions)
    }

    static func hashes(
        prefix: UInt8, of bytes: [UInt8], endingAt ends: [Int], byInstructions: Bool
    ) -> [SHA256Digest] {
        precondition(zip([0] + ends, ends).allSatisfy { $0 <= $1 } && ends.last ?? 0 <= bytes.count)
        return unsafe bytes.withUnsafeBytes { bytes in
            unsafe ends.withUnsafeBufferPointer { ends in
                let messages = unsafe Messages(bytes: bytes, ends: ends, width: 0)
                return unsafe digests(prefix, of: messages, ends.count, byInstructions)
            }
        }
    }

    static func hashes(prefix: UInt8, ofPairs digests: [SHA256Digest], byInstructions: Bool)
        -> [SHA256Digest]
    {
        unsafe digests.withUnsafeBytes { bytes in
            let pairs = unsafe Messages(
                bytes: bytes, ends: nil, width: 2 * SHA256Digest.byteCount)
            return unsafe self.digests(prefix, of: pairs, digests.count / 2, byInstructions)
        }
    }

    private static func digests(
        _ prefix: UInt8, of messages: Messages, _ count: Int, _ byInstructions: Bool
    ) -> [SHA256Digest] {
        // An array of nothing is shared by all threads, and would be written to.
        guard count > 0 else { return [] }
        return unsafe Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            unsafe messages.hash(
                prefix, byInstructions, into: .init(rebasing: bytes[..<(32 * count)]))
            initialized = count
        }
    }
}

/// Messages that stand one after the other, all of one width unless their ends are given.
@unsafe struct Messages {
    let bytes: UnsafeRawBufferPointer
    let ends: UnsafeBufferPointer<Int>?
    let width: Int

    /// Writes the hash of as many messages as `digests` has room for.
    func hash(
        _ prefix: UInt8, _ byInstructions: Bool, into digests: UnsafeMutableRawBufferPointer
    ) {
        let count = digests.count / SHA256Digest.byteCount
        guard count > 0 else { return }
        guard byInstructions else { return unsafe hashByLibrary(prefix, count, into: digests) }
        unsafe csha_hash(
            prefix, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
            UnsafeRawPointer(ends?.baseAddress)?.assumingMemoryBound(to: Int.self), width, count,
            digests.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }

    private func hashByLibrary(
        _ prefix: UInt8, _ count: Int, into digests: UnsafeMutableRawBufferPointer
    ) {
        var start = 0
        for index in 0..<count {
            let end = unsafe ends.map { unsafe $0[index] } ?? (start + width)
            var hasher = SHA256Hasher()
            hasher.update(prefix)
            unsafe hasher.update(UnsafeRawBufferPointer(rebasing: bytes[start..<end]).bytes)
            unsafe digests.storeBytes(
                of: hasher.finish().words, toByteOffset: SHA256Digest.byteCount * index,
                as: (UInt64, UInt64, UInt64, UInt64).self)
            start = end
        }
    }
}
