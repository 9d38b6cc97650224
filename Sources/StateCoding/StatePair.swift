public import Bytes

/// A row of two numbers, of which a state may hold millions.
///
/// A list of them is read in one loop over bytes whose number is checked once. Told part by part, a
/// row would cost a call through each of the five types that it is made of: ten times as much.
public protocol StatePair: StateCodable {
    associatedtype First: StateNumber
    associatedtype Second: StateNumber

    /// All that is stored.
    var pair: (First, Second) { get }

    /// `nil` for numbers that are no row. Zeros are one.
    init?(pair: (First, Second))
}

extension StatePair {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ row: Self?) throws(StateFault) -> Self {
        let first = try coder.part("first", row) { $0.pair.0 }
        let second = try coder.part("second", row) { $0.pair.1 }
        guard let read = Self(pair: (first, second)) else {
            throw StateCoder.unfit("a pair", Self.self)
        }
        return read
    }

    @inlinable
    public static func list(_ coder: inout StateCoder, _ rows: [Self]?) throws(StateFault) -> [Self]
    {
        let count = try coder.count(rows?.count)
        if let rows {
            for row in rows { _ = try parts(&coder, row) }
            return rows
        }
        let width = MemoryLayout<First>.size
        let step = width + MemoryLayout<Second>.size
        guard count <= coder.rest / step else { throw .tooShort }
        var read: [Self] = []
        read.reserveCapacity(count)
        var place = coder.place
        for _ in 0..<count {
            let first = coder.bytes.rawSpan.littleEndian(at: place, as: First.self)
            let second = coder.bytes.rawSpan.littleEndian(at: place + width, as: Second.self)
            guard let row = Self(pair: (first, second)) else {
                throw StateCoder.unfit("a pair", Self.self)
            }
            read.append(row)
            place += step
        }
        coder.place = place
        return read
    }
}
