import Synchronization

/// Finds names by their hashes, in a table that is made once some have been looked for: a question
/// looks for one or two, and there may be hundreds of thousands.
final class NameFinder: Sendable {
    private struct Table {
        var searches = 0
        /// Open addressing, half of the slots free: in the low half one more than the place of a
        /// name, in the high half its hash; 0 for a free slot. A power of two many.
        var slots: [UInt64] = []
    }

    private let table = Mutex(Table())

    /// So many names are looked for one by one, which takes as long as to make the table.
    private static let patience = 3

    /// The place of a name among `count`.
    ///
    /// - Parameters:
    ///   - hashes: of all names.
    ///   - isIt: whether the name at a place is the one that is looked for.
    func place(
        of hash: UInt32, among count: Int, hashes: () -> [UInt32], isIt: (Int) -> Bool
    ) -> Int? {
        table.withLock { table in
            table.searches += 1
            if table.slots.isEmpty {
                guard table.searches > Self.patience else {
                    return (0..<count).first(where: isIt)
                }
                table.slots = Self.slots(of: hashes())
            }
            let mask = table.slots.count - 1
            var slot = Int(hash) & mask
            while table.slots[slot] != 0 {
                let place = Int(table.slots[slot] & 0xFFFF_FFFF) - 1
                if table.slots[slot] >> 32 == UInt64(hash), isIt(place) { return place }
                slot = (slot + 1) & mask
            }
            return nil
        }
    }

    private static func slots(of hashes: [UInt32]) -> [UInt64] {
        var count = 4
        while count < 2 * hashes.count { count *= 2 }
        var slots = [UInt64](repeating: 0, count: count)
        for (place, hash) in hashes.enumerated() {
            var slot = Int(hash) & (count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = UInt64(hash) << 32 | UInt64(place + 1)
        }
        return slots
    }
}
