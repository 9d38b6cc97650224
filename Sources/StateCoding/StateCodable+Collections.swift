public import Containers

// Collections: how many rows, then the rows. In a list of what is coded, one row stands for all.

extension Array: StateCodable where Element: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ array: [Element]?) throws(StateFault)
        -> [Element]
    {
        try coder.listRow(Element.self, of: Self.self)
        return try Element.list(&coder, array)
    }
}

extension StateCodable {
    @inlinable
    public static func list(_ coder: inout StateCoder, _ values: [Self]?) throws(StateFault)
        -> [Self]
    {
        let count = try coder.count(values?.count)
        if let values {
            for value in values { _ = try parts(&coder, value) }
            return values
        }
        var read: [Self] = []
        // A count that was made up may be as large as the bytes are many, of however large rows.
        read.reserveCapacity(min(count, coder.rest / 8))
        for _ in 0..<count { read.append(try parts(&coder, nil)) }
        return read
    }
}

extension Optional: StateCodable where Wrapped: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ value: Wrapped??) throws(StateFault)
        -> Wrapped?
    {
        let isThere = try Bool.parts(&coder, value.map { $0 != nil })
        try coder.listRow(Wrapped.self, of: Self.self)
        guard isThere else { return nil }
        return try Wrapped.parts(&coder, value ?? nil)
    }
}

extension Dictionary: StateCodable where Key: StateCodable, Value: StateCodable {
    /// Written by the bytes of the keys, so that equal dictionaries have the same bytes.
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ rows: [Key: Value]?) throws(StateFault)
        -> [Key: Value]
    {
        let count = try coder.count(rows?.count)
        if let rows {
            let keyed = rows.map { row in
                var bytes: [UInt8] = []
                row.key.appendState(to: &bytes)
                return (bytes: bytes, value: row.value)
            }
            for row in keyed.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
                coder.bytes += row.bytes
                _ = try Value.parts(&coder, row.value)
            }
            return rows
        }
        try coder.listRow(Key.self, of: Self.self)
        try coder.listRow(Value.self, of: Self.self)
        // Most dictionaries of a state are empty, and making room in one is dear.
        guard count > 0 else { return [:] }
        var read: [Key: Value] = [:]
        read.reserveCapacity(Swift.min(count, coder.rest / 8))
        for _ in 0..<count {
            let key = try Key.parts(&coder, nil)
            guard read.updateValue(try Value.parts(&coder, nil), forKey: key) == nil else {
                throw StateFault("\(key) stands twice in a \(Self.self)")
            }
        }
        return read
    }
}

extension KeyedTable: StateCodable where Key: StateCodable, Value: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ rows: Self?) throws(StateFault) -> Self {
        let count = try coder.count(rows?.count)
        if let rows {
            for (key, value) in rows {
                _ = try Key.parts(&coder, key)
                _ = try Value.parts(&coder, value)
            }
            return rows
        }
        try coder.listRow(Key.self, of: Self.self)
        try coder.listRow(Value.self, of: Self.self)
        var read = Self()
        // As above: a count that was made up must not take more memory than the bytes do.
        read.reserveCapacity(Swift.min(count, coder.rest / 8))
        for _ in 0..<count {
            let key = try Key.parts(&coder, nil)
            let value = try Value.parts(&coder, nil)
            guard read.insert(value, ifAbsent: key) else {
                throw StateFault("\(key) stands twice in a \(Self.self)")
            }
        }
        return read
    }
}
