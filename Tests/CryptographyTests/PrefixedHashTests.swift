@testable import Cryptography
import Testing

/// One seam, two ways to compute: each must give the hash of libcrypto on the joined bytes.
@Suite struct PrefixedHashTests {
    /// Whether by the processor's instructions, which not every machine has, or by the library.
    private static let ways = SHA256.hasInstructions ? [true, false] : [false]

    /// Bytes that look random and are the same on every run.
    private static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }

    private static func check(_ lengths: [Int], prefix: UInt8, _ byInstructions: Bool) {
        let bytes = bytes(lengths.reduce(0, +), seed: UInt64(prefix))
        var ends: [Int] = []
        for length in lengths { ends.append((ends.last ?? 0) + length) }
        let expected = zip([0] + ends, ends).map { start, end in
            SHA256.hash([prefix] + bytes[start..<end])
        }
        let hashes = SHA256.hashes(
            prefix: prefix, of: bytes, endingAt: ends, byInstructions: byInstructions)
        #expect(hashes == expected)
    }

    @Test(arguments: ways)
    func `messages of every length are hashed`(byInstructions: Bool) {
        Self.check(Array(0...300), prefix: 0, byInstructions)
        Self.check([65_535], prefix: 0, byInstructions)
        Self.check([], prefix: 0, byInstructions)
    }

    @Test(arguments: ways)
    func `messages whose lengths differ are hashed beside each other`(byInstructions: Bool) {
        for long in [0, 54, 55, 118, 119, 1000] {
            for short in 0...130 { Self.check([long, short, long], prefix: 7, byInstructions) }
        }
        Self.check(Self.bytes(500, seed: 1).map(Int.init), prefix: 255, byInstructions)
    }

    @Test(arguments: ways)
    func `neighbours are hashed in pairs`(byInstructions: Bool) {
        let row = (0..<33).map { SHA256.hash([$0]) }
        for count in 0...row.count {
            let pairs = SHA256.hashes(
                prefix: 1, ofPairs: Array(row.prefix(count)), byInstructions: byInstructions)
            let expected = (0..<(count / 2)).map { index in
                SHA256.hash([1] + row[2 * index].bytes + row[2 * index + 1].bytes)
            }
            #expect(pairs == expected)
        }
    }

    @Test func `one message is hashed like many`() {
        for count in 0...200 {
            let bytes = Self.bytes(count, seed: 3)
            let hashes = SHA256.hashes(prefix: 9, of: bytes, endingAt: [count])
            #expect([SHA256.hash([9] + bytes)] == hashes)
        }
        let (left, right) = (SHA256.hash([1]), SHA256.hash([2]))
        #expect(SHA256.hash(prefix: 1, left, right) == SHA256.hash([1] + left.bytes + right.bytes))
    }

    @Test func `digests sort as their bytes do`() {
        let digests = (0..<100).map { SHA256.hash([$0]) }.sorted()
        let bytes = digests.map(\.bytes)
        #expect(bytes == bytes.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(digests.map { SHA256Digest(bytes: $0.bytes) } == digests)
    }
}
