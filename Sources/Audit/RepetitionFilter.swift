import EventSourcing

/// Tells of most command ids that they came only once, at two bits each of sixteen that an id is
/// given: only the few that may have come again are then kept in memory and compared.
///
/// It errs on one side only: an id that came twice is always reported.
struct RepetitionFilter {
    /// Bits for ids that came, and for those whose bit was set already.
    private var seen: [UInt64]
    private var seenAgain: [UInt64]
    private(set) var isEmpty = true

    private static let idsPerWord: UInt64 = 4

    /// - Parameter count: how many ids it is for; more only make it err more often.
    init(count: UInt64) {
        var wordCount = 1
        while UInt64(wordCount) * Self.idsPerWord < count { wordCount *= 2 }
        seen = Array(repeating: 0, count: wordCount)
        seenAgain = seen
    }

    mutating func add(_ id: CommandID) {
        let (word, bit) = place(of: id)
        if seen[word] & bit != 0 {
            seenAgain[word] |= bit
            isEmpty = false
        }
        seen[word] |= bit
    }

    func mayBeRepeated(_ id: CommandID) -> Bool {
        let (word, bit) = place(of: id)
        return seenAgain[word] & bit != 0
    }

    /// By a multiplicative hash of both halves. Whoever chose ids that meet would only make the
    /// audit slower.
    private func place(of id: CommandID) -> (word: Int, bit: UInt64) {
        var hash = (id.high ^ (id.low &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 32
        return (Int(truncatingIfNeeded: hash) & (seen.count - 1), 1 << (hash >> 58))
    }
}
