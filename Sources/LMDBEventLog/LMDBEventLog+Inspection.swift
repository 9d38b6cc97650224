import Bytes
public import EventSourcing
import LMDB
public import Transparency

/// What an auditor looks at beside records and tree.
extension LMDBEventLog {
    public func forEachRecord(
        from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool
    ) throws {
        try forEach(in: tables.records, from: start.rawValue) { (key, record) in
            try body(LogPosition(key), record)
        }
    }

    public func heads(from size: UInt64, limit: Int) throws
        -> [(size: UInt64, range: CompactRange?, note: SignedNote?)]
    {
        var heads: [(size: UInt64, range: CompactRange?, note: SignedNote?)] = []
        try forEach(in: tables.heads, from: size) { (size, bytes) in
            let row = TreeRow(size: size, bytes.copied())
            heads.append((size, row?.range, row?.note))
            return heads.count < limit
        }
        return heads
    }

    public func forEachTile(_ body: (UInt64, UInt64, [UInt8]) throws -> Void) throws {
        try forEach(in: tables.tiles) { (key, bytes) in
            try body(key.first, key.second, bytes.copied())
        }
    }

    public static var segmentSpan: UInt64 { OpenSegment.span }

    public func segmentNumbers() throws -> (commands: [UInt64], streams: [UInt64]) {
        var numbers: (commands: [UInt64], streams: [UInt64]) = ([], [])
        try forEach(in: tables.commands) { (key, _) in numbers.commands.append(key) }
        try forEach(in: tables.streams) { (key, _) in numbers.streams.append(key) }
        return numbers
    }

    public func commandEntries(ofSegment number: UInt64) throws -> [(CommandID, LogPosition)]? {
        try commandEntries(ofSegment: number, at: 0..<Int.max)
    }

    public func commandEntries(ofSegment number: UInt64, at places: Range<Int>) throws
        -> [(CommandID, LogPosition)]?
    {
        var entries: [(CommandID, LogPosition)]?
        func read(_ row: RawSpan) {
            guard CommandSegment.isValid(row) else { return }
            let count = row.byteCount / CommandSegment.entryByteCount
            entries = places.clamped(to: 0..<count).map { index in
                let entry = CommandSegment.entry(at: index, in: row)
                return (entry.id, position(entry.offset, number))
            }
        }
        do {
            try environment.read { transaction in
                _ = try transaction.withValue(of: number, in: tables.commands, read)
            }
        } catch {
            throw Self.unwrapped(error, at: environment.path)
        }
        return entries
    }

    public func streamEntries(ofSegment number: UInt64) throws -> [(StreamReference, LogPosition)]?
    {
        let row = try reading { (transaction) throws(LMDBError) in
            try transaction.copy(of: number, in: tables.streams)
        }
        guard let row, StreamSegment.isValid(row.rawSpan) else { return nil }
        let count = row.count / StreamSegment.entryByteCount
        return (0..<count).map { index in
            let entry = StreamSegment.entry(at: index, in: row.rawSpan)
            return (entry.stream, position(entry.offset, number))
        }
    }

    /// Wraps beyond the last position, which no record has.
    private func position(_ offset: UInt32, _ segment: UInt64) -> LogPosition {
        LogPosition(segment &* OpenSegment.span &+ UInt64(offset))
    }

    func forEach<Key>(in table: Table<Key>, _ body: (Key, RawSpan) throws -> Void) throws {
        try forEach(in: table, from: nil) { (key, value) in
            try body(key, value)
            return true
        }
    }

    private func forEach<Key>(
        in table: Table<Key>, from start: Key?, _ body: (Key, RawSpan) throws -> Bool
    ) throws {
        do {
            try environment.read { transaction in
                try transaction.forEach(in: table, from: start, body)
            }
        } catch {
            throw Self.unwrapped(error, at: environment.path)
        }
    }
}
