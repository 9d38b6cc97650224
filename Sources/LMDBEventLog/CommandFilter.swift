import EventSourcing

/// Tells of most command ids that no full segment holds them, so that a new command is not looked
/// for in each (B. H. Bloom, 1970; all bits of an id within one 64-bit word, which is one cache
/// line).
///
/// It errs on one side only: an id that was added is always reported.
struct CommandFilter {
    private var words: [UInt64]
    private(set) var count = 0

    /// 16 bits for each id keep false reports below one in a hundred.
    private static let idsPerWord = 4

    /// - Parameter capacity: how many ids it will hold at most.
    init(capacity: Int = 1 << 18) {
        var wordCount = 1
        while wordCount * Self.idsPerWord < capacity { wordCount *= 2 }
        words = Array(repeating: 0, count: wordCount)
    }

    var isFull: Bool { count >= words.count * Self.idsPerWord }
    var capacity: Int { words.count * Self.idsPerWord }

    mutating func add(_ id: CommandID) {
        let (word, bits) = place(of: id)
        words[word] |= bits
        count += 1
    }

    func mayHold(_ id: CommandID) -> Bool {
        let (word, bits) = place(of: id)
        return words[word] & bits == bits
    }

    /// The word, and five bits in it, by a multiplicative hash of both halves.
    private func place(of id: CommandID) -> (word: Int, bits: UInt64) {
        var hash = (id.high ^ (id.low &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 32
        let word = Int(truncatingIfNeeded: hash) & (words.count - 1)
        hash = hash &* 0x94D0_49BB_1331_11EB
        var bits: UInt64 = 0
        for shift in stride(from: UInt64(34), through: 58, by: 6) {
            bits |= 1 << (hash >> shift & 63)
        }
        return (word, bits)
    }
}
