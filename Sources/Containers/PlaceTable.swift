/// Keys of 128 bits that strangers choose, such as the ids of commands, each with the place at
/// which it came.
///
/// Open addressing, half of the slots free. Two secret odd factors spread the keys (Dietzfelbinger
/// et al., A Reliable Randomized Algorithm for the Closest-Pair Problem, 1997): nobody who does not
/// know them can make keys that collide, and it costs two multiplications, where the standard
/// library's dictionary takes a thousand steps to add one.
public struct PlaceTable: Sendable {
    private var keys: [UInt128] = []
    /// In the low half one more than the place of a key, in the high half a part of its hash, so
    /// that most other keys are told apart without a look at them; 0 for a free slot. A power of
    /// two many.
    private var slots: [UInt64] = [0, 0, 0, 0]
    private var shift: UInt64 = 62
    private static let factors = (
        UInt64.random(in: 0...(.max)) | 1, UInt64.random(in: 0...(.max)) | 1
    )
    private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

    /// - Parameter capacity: how many keys it will hold at least, if that is known.
    public init(capacity: Int = 2) {
        while slots.count < 2 * capacity {
            slots += slots
            shift -= 1
        }
    }

    public var count: Int { keys.count }

    /// The key's place; the first one if it was added more than once.
    public func place(of key: UInt128) -> Int? {
        let hash = Self.hash(key)
        var slot = Int(truncatingIfNeeded: hash &>> shift)
        while slots[slot] != 0 {
            let entry = slots[slot]
            if (entry ^ hash << 32) & Self.tagMask == 0 {
                let place = Int(entry & ~Self.tagMask) - 1
                if keys[place] == key { return place }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Gives the key the next place.
    public mutating func append(_ key: UInt128) {
        keys.append(key)
        if 2 * keys.count > slots.count { grow() } else { enter(keys.count - 1) }
    }

    public mutating func removeAll() {
        keys.removeAll(keepingCapacity: true)
        for slot in slots.indices { slots[slot] = 0 }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: 2 * slots.count)
        shift -= 1
        for place in keys.indices { enter(place) }
    }

    private mutating func enter(_ place: Int) {
        let hash = Self.hash(keys[place])
        var slot = Int(truncatingIfNeeded: hash &>> shift)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = hash << 32 | UInt64(place + 1)
    }

    /// The high bits choose the slot, the low ones tell keys of near slots apart.
    private static func hash(_ key: UInt128) -> UInt64 {
        let high = UInt64(truncatingIfNeeded: key >> 64) &* factors.0
        return high &+ UInt64(truncatingIfNeeded: key) &* factors.1
    }
}
