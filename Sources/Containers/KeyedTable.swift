/// A dictionary whose keys are numbers by nature, with its rows in the order of their introduction.
///
/// The rules look up half a dozen things at every act, mostly by a position in the log. The
/// standard library's dictionary hashes with a secret key, as it must where a stranger
/// chooses the keys; these the log gives, so one multiplication spreads them (Knuth, The Art of
/// Computer Programming 6.4) and open addressing finds them, half of the slots free. Rows are
/// never removed, so a row keeps its place: what is asked of one row twice is found once.
public struct KeyedTable<Key: NumericKey, Value> {
    @usableFromInline var keys: [Key] = []
    @usableFromInline var rows: [Value] = []
    /// 0 for a free slot, else one more than the row's index; a power of two many.
    @usableFromInline var slots: [UInt32] = [0, 0, 0, 0]
    @usableFromInline var shift: UInt64 = 62

    @inlinable public init() {}

    @inlinable public var count: Int { keys.count }

    /// The places of all rows, in the order of their introduction.
    @inlinable public var places: Range<Int> { 0..<keys.count }

    /// The row's place, which it keeps.
    @inlinable
    public func index(forKey key: Key) -> Int? {
        let mask = slots.count - 1
        var slot = firstSlot(of: key)
        while true {
            let entry = Int(slots[slot])
            guard entry != 0 else { return nil }
            if keys[entry - 1] == key { return entry - 1 }
            slot = (slot + 1) & mask
        }
    }

    /// The row of a key. A change through it takes the row out and puts it back, which copies what
    /// the row holds; where that is dear the row is changed in its place, ``subscript(place:)``.
    @inlinable
    public subscript(key: Key) -> Value? {
        get {
            guard let place = index(forKey: key) else { return nil }
            return rows[place]
        }
        set {
            let place = index(forKey: key)
            switch (newValue, place) {
            case (let row?, let place?): rows[place] = row
            case (let row?, nil): insert(row, forKey: key)
            case (nil, .some): preconditionFailure("a row is never removed")
            case (nil, nil): break
            }
        }
    }

    /// The row at a place that ``index(forKey:)`` answered; changed where it stands.
    @inlinable
    public subscript(place place: Int) -> Value {
        _read { yield rows[place] }
        _modify { yield &rows[place] }
    }

    /// The key of the row at a place.
    @inlinable public func key(atPlace place: Int) -> Key { keys[place] }

    /// Adds a row under a key that the table does not hold.
    ///
    /// - Returns: its place.
    @inlinable @discardableResult
    public mutating func insert(_ row: Value, forKey key: Key) -> Int {
        keys.append(key)
        rows.append(row)
        if 2 * keys.count > slots.count { grow() } else { enter(key, keys.count) }
        return keys.count - 1
    }

    /// Adds a row unless the table holds one under the key: looked for and entered on one way.
    ///
    /// - Returns: whether it was added.
    @inlinable
    public mutating func insert(_ row: Value, ifAbsent key: Key) -> Bool {
        if 2 * (keys.count + 1) > slots.count { grow() }
        var slot = firstSlot(of: key)
        while slots[slot] != 0 {
            if keys[Int(slots[slot]) - 1] == key { return false }
            slot = (slot + 1) & (slots.count - 1)
        }
        keys.append(key)
        rows.append(row)
        slots[slot] = UInt32(keys.count)
        return true
    }

    /// The row under one key alone; nothing if the table does not hold it.
    public func only(_ key: Key) -> KeyedTable { only([key]) }

    /// The rows under some keys, each told once, as far as the table holds them.
    public func only(_ keys: [Key]) -> KeyedTable {
        var some = KeyedTable()
        for key in keys {
            if let row = self[key] { some.insert(row, forKey: key) }
        }
        return some
    }

    /// Makes room for so many rows at once, where it is known how many will come.
    @inlinable
    public mutating func reserveCapacity(_ count: Int) {
        keys.reserveCapacity(count)
        rows.reserveCapacity(count)
        var slotCount = slots.count
        while slotCount < 2 * count { slotCount *= 2 }
        if slotCount > slots.count { setSlots(slotCount) }
    }

    @inlinable
    mutating func enter(_ key: Key, _ entry: Int) {
        var slot = firstSlot(of: key)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(entry)
    }

    @inlinable
    mutating func grow() { setSlots(2 * slots.count) }

    /// - Parameter count: a power of two, more than the keys.
    @inlinable
    mutating func setSlots(_ count: Int) {
        slots = Array(repeating: 0, count: count)
        shift = UInt64(UInt64.bitWidth - count.trailingZeroBitCount)
        for (index, key) in keys.enumerated() { enter(key, index + 1) }
    }

    @inlinable
    func firstSlot(of key: Key) -> Int {
        Int(truncatingIfNeeded: (key.number &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }
}

extension KeyedTable: Sendable where Value: Sendable {}

extension KeyedTable: Equatable where Value: Equatable {
    public static func == (left: KeyedTable, right: KeyedTable) -> Bool {
        left.keys == right.keys && left.rows == right.rows
    }
}

extension KeyedTable: Sequence {
    public struct Iterator: IteratorProtocol {
        @usableFromInline let table: KeyedTable
        @usableFromInline var place = 0

        @inlinable init(_ table: KeyedTable) { self.table = table }

        @inlinable
        public mutating func next() -> (key: Key, value: Value)? {
            guard place < table.count else { return nil }
            defer { place += 1 }
            return (table.keys[place], table.rows[place])
        }
    }

    @inlinable public func makeIterator() -> Iterator { Iterator(self) }
}
