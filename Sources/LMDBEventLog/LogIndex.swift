import EventCoding
import EventSourcing
import LMDB

/// The part of the index that is kept in memory: the open segment, and the filter over the full
/// ones. Both are made from the file and can be thrown away.
struct LogIndex {
    private(set) var open = OpenSegment()
    private(set) var filter = CommandFilter()
    /// How many full segments the filter knows.
    private var segmentCount: UInt64 = 0
    /// How often it was brought to the end of the log: to fill the filter every id is read, and who
    /// asks for a few looks for them in each segment before that is done.
    private var questionCount = 0
    private static let patience = 64
    /// Set while this process holds the write transaction and the index is at its end: nobody else
    /// can append meanwhile, so a new command is told from the memory alone.
    var isPinned = false

    /// The open segment after `entries`, the next events, with those that they fill; `nil` if they
    /// fill none. Nothing is added yet: their commit may fail.
    func segments(filledBy entries: [RecordIndexEntry]) -> FilledSegments? {
        let end = open.end + UInt64(entries.count)
        guard open.end / OpenSegment.span != end / OpenSegment.span else { return nil }
        var ahead = open
        let full = entries.compactMap { ahead.add($0) }
        return FilledSegments(full: full, open: ahead)
    }

    /// Adds events that are durable, unless they are known or others before them are not.
    ///
    /// - Parameter filled: what ``segments(filledBy:)`` answered.
    mutating func append(_ entries: [RecordIndexEntry], _ filled: FilledSegments?) {
        guard entries.first?.position.rawValue == open.end else { return }
        guard let filled else {
            for entry in entries { _ = open.add(entry) }
            return
        }
        open = filled.open
        // Behind a gap in what the filter knows the next question fills it.
        for segment in filled.full where segment.number == segmentCount {
            for id in segment.ids { filter.add(id) }
            segmentCount += 1
        }
    }

    /// Reads what other writers have added, up to `end`. It never goes back: behind ``open``'s end
    /// stands only what was durable when it was read.
    ///
    /// - Returns: `false` if more than that is known, from a newer transaction.
    mutating func catchUp(
        to end: UInt64, with tables: Tables,
        in transaction: borrowing some TransactionReading & ~Copyable
    ) throws -> Bool {
        guard open.end <= end else { return false }
        let full = end / OpenSegment.span
        questionCount += 1
        if questionCount > Self.patience, segmentCount != full || filter.isFull {
            try fillFilter(to: full, tables, transaction)
        }
        guard open.end < end else { return true }
        if open.end < full * OpenSegment.span {
            var before: CommandID?
            if full > 0 {
                let last = try entry(full * OpenSegment.span - 1, tables, transaction)
                before = last.commandID
            }
            open = OpenSegment(segment: full, after: before)
        }
        try transaction.forEach(in: tables.records, from: open.end) { key, record in
            guard key == open.end else { throw LogFailure.broken("no record at \(open.end)") }
            _ = open.add(try Self.entry(record, at: key))
            return open.end < end
        }
        guard open.end == end else { throw LogFailure.broken("no record at \(open.end)") }
        return true
    }

    /// Whether the filter knows every full segment.
    var isFiltered: Bool { segmentCount == open.end / OpenSegment.span }

    private func entry(
        _ position: UInt64, _ tables: Tables,
        _ transaction: borrowing some TransactionReading & ~Copyable
    ) throws -> RecordIndexEntry {
        let entry = try transaction.withValue(of: position, in: tables.records) { record in
            try Self.entry(record, at: position)
        }
        guard let entry else { throw LogFailure.broken("no record at \(position)") }
        return entry
    }

    private static func entry(_ record: RawSpan, at position: UInt64) throws -> RecordIndexEntry {
        let entry = try RecordIndexEntry(record)
        guard entry.position.rawValue == position else {
            throw LogFailure.broken("no record at \(position)")
        }
        return entry
    }

    /// Nothing changes unless all segments can be read: a filter that lacks one would let a command
    /// pass as new.
    private mutating func fillFilter(
        to full: UInt64, _ tables: Tables,
        _ transaction: borrowing some TransactionReading & ~Copyable
    ) throws {
        // One that is full tells little, and is made anew and larger.
        var next = filter.isFull || segmentCount > full ? 0 : segmentCount
        guard next < full else { return }
        var filled = filter
        if next == 0 {
            // By what is stored and not by what should be: a damaged file must not ask for memory.
            var idCount = 0
            try forEachSegment(from: 0, tables, transaction) { _, bytes in
                idCount += bytes.byteCount / CommandSegment.entryByteCount
            }
            filled = CommandFilter(capacity: 2 * idCount + Int(OpenSegment.span))
        }
        try forEachSegment(from: next, tables, transaction) { key, bytes in
            guard key == next, CommandSegment.isValid(bytes) else {
                throw LogFailure.broken("segment \(next) of the commands is missing or damaged")
            }
            for index in 0..<(bytes.byteCount / CommandSegment.entryByteCount) {
                filled.add(CommandSegment.id(at: index, in: bytes))
            }
            next += 1
        }
        guard next >= full else {
            throw LogFailure.broken("segment \(next) of the commands is missing")
        }
        (filter, segmentCount) = (filled, full)
    }

    private func forEachSegment(
        from first: UInt64, _ tables: Tables,
        _ transaction: borrowing some TransactionReading & ~Copyable,
        _ body: (UInt64, RawSpan) throws -> Void
    ) throws {
        try transaction.forEach(in: tables.commands, from: first) { key, bytes in
            try body(key, bytes)
            return true
        }
    }
}
