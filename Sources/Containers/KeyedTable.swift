/// A dictionary whose keys are numbers by nature, with its rows in the order of their introduction.
///
/// The rules look up half a dozen things at every act, mostly by a position in the log. The
/// standard library's dictionary hashes with a secret key, as it must where a stranger
/// chooses the keys; these the log gives, so one multiplication spreads them (Knuth, The Art of
/// Computer Programming 6.4) and open addressing finds them, half of the slots free. Rows are
/// never removed.
public struct KeyedTable<Key: NumericKey, Value> {
    @usableFromInline var keys: [Key] = []
    // `nil` only while a row is being changed, so that a change never copies the row.
    @usableFromInline var rows: [Value?] = []
    /// 0 for a free slot, else one more than the row's index; a power of two many.
    @usableFromInline var slots: [UInt32] = [0, 0, 0, 0]
    @usableFromInline var shift: UInt64 = 62

    @inlinable public init() {}

    @inlinable public var count: Int { keys.count }

    /// The row's place, which it keeps.
    @inlinable
    public func index(forKey key: Key) -> Int? {
        var slot = firstSlot(of: key)
        while true {
            let entry = slots[slot]
            guard entry != 0 else { return nil }
            if keys[Int(entry) - 1] == key { return Int(entry) - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    @inlinable
    public subscript(key: Key) -> Value? {
        get { index(forKey: key).flatMap { rows[$0] } }
        _modify {
            let place = index(forKey: key)
            var row: Value?
            if let place { swap(&row, &rows[place]) }
            defer {
                if let place {
                    precondition(row != nil, "a row is never removed")
                    swap(&row, &rows[place])
                } else if let row {
                    insert(row, forKey: key)
                }
            }
            yield &row
        }
    }

    /// The row at a place that ``index(forKey:)`` answered.
    @inlinable
    public subscript(place place: Int) -> Value {
        get {
            guard let row = rows[place] else { preconditionFailure("the row is being changed") }
            return row
        }
        _modify {
            var taken: Value?
            swap(&taken, &rows[place])
            guard var row = taken.take() else { preconditionFailure("the row is being changed") }
            defer { rows[place] = row }
            yield &row
        }
    }

    @inlinable
    mutating func insert(_ row: Value, forKey key: Key) {
        keys.append(key)
        rows.append(row)
        if 2 * keys.count > slots.count { grow() } else { enter(key, keys.count) }
    }

    @inlinable
    mutating func enter(_ key: Key, _ entry: Int) {
        var slot = firstSlot(of: key)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(entry)
    }

    @inlinable
    mutating func grow() {
        slots = Array(repeating: 0, count: 2 * slots.count)
        shift -= 1
        for (index, key) in keys.enumerated() { enter(key, index + 1) }
    }

    @inlinable
    func firstSlot(of key: Key) -> Int {
        Int(truncatingIfNeeded: (key.number &* 0x9E37_79B9_7F4A_7C15) >> shift)
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
            return (table.keys[place], table[place: place])
        }
    }

    @inlinable public func makeIterator() -> Iterator { Iterator(self) }
}
