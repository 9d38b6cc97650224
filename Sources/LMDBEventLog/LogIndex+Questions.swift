import EventCoding
import EventSourcing
import LMDB

extension LogIndex {
    /// The position of the command's first event; `nil` if it is not in the log.
    func firstPosition(
        of command: CommandID, _ tables: Tables,
        _ transaction: borrowing some TransactionReading & ~Copyable
    ) throws -> UInt64? {
        if let position = open.firstPosition(of: command) { return position }
        guard !isFiltered || filter.mayHold(command) else { return nil }
        var first: UInt64?
        var next: UInt64 = 0
        try transaction.forEach(in: tables.commands, from: nil) { key, bytes in
            guard key == next, CommandSegment.isValid(bytes) else {
                throw LogFailure.broken("segment \(next) of the commands is missing or damaged")
            }
            next += 1
            first = CommandSegment.find(command, in: bytes).map {
                key * OpenSegment.span + UInt64($0)
            }
            return first == nil
        }
        guard first != nil || next >= open.end / OpenSegment.span else {
            throw LogFailure.broken("segment \(next) of the commands is missing")
        }
        return first
    }

    /// Whether memory alone shows that no event of the command is in the log.
    func lacks(_ command: CommandID) -> Bool {
        isPinned && isFiltered && open.firstPosition(of: command) == nil
            && !filter.mayHold(command)
    }

    /// The positions of the stream's events after `version`, in order, at most `limit`.
    func positions(
        of stream: StreamReference, after version: StreamVersion, limit: Int, _ tables: Tables,
        _ transaction: borrowing some TransactionReading & ~Copyable
    ) throws -> [LogPosition] {
        var skipped = Int(version.rawValue)
        var positions: [LogPosition] = []
        try forEachSegment(tables, transaction, from: stream) { key, bytes in
            let entries = StreamSegment.entries(of: stream, in: bytes)
            for index in entries.dropFirst(skipped).prefix(limit - positions.count) {
                let offset = StreamSegment.offset(at: index, in: bytes)
                positions.append(LogPosition(key * OpenSegment.span + UInt64(offset)))
            }
            skipped = max(0, skipped - entries.count)
            return positions.count < limit
        }
        let rest = open.positions(of: stream).dropFirst(skipped).prefix(limit - positions.count)
        return positions + rest.map { LogPosition($0) }
    }

    /// How many events the stream has.
    func version(
        of stream: StreamReference, _ tables: Tables,
        _ transaction: borrowing some TransactionReading & ~Copyable
    ) throws -> StreamVersion {
        var count = open.count(of: stream)
        try forEachSegment(tables, transaction, from: stream) { _, bytes in
            count += StreamSegment.entries(of: stream, in: bytes).count
            return true
        }
        guard let version = UInt32(exactly: count) else {
            throw LogFailure.broken("\(stream) has more events than a version can count")
        }
        return StreamVersion(version)
    }

    /// The segments from the one that introduced the stream.
    private func forEachSegment(
        _ tables: Tables, _ transaction: borrowing some TransactionReading & ~Copyable,
        from stream: StreamReference, _ body: (UInt64, RawSpan) throws -> Bool
    ) throws {
        let first = stream.position.rawValue / OpenSegment.span
        try transaction.forEach(in: tables.streams, from: first) { key, bytes in
            guard StreamSegment.isValid(bytes) else {
                throw LogFailure.broken("segment \(key) of the streams is damaged")
            }
            return try body(key, bytes)
        }
    }
}
