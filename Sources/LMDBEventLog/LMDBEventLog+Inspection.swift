import Bytes
public import EventSourcing
import LMDB
public import Transparency

/// What an auditor looks at beside records and tree.
extension LMDBEventLog {
    /// What a walk through the file's pages found.
    public struct Inspection: Sendable {
        public struct Finding: Sendable {
            public let page: UInt64
            /// A stable code.
            public let problem: String
        }

        public let findings: [Finding]
        /// Bytes that carry nothing, in words.
        public let notCovered: [String]
    }

    /// Walks every page that is in use, without LMDB.
    public static func inspectPages(of path: String) throws(LogFailure) -> Inspection {
        let report: PageReport
        do { report = try PageWalk.report(on: path) } catch { throw failure(error, at: path) }
        return Inspection(
            findings: report.findings.map { .init(page: $0.page, problem: $0.problem.rawValue) },
            notCovered: [
                "\(report.freePageCount) free pages of \(PageReport.pageSize) bytes",
                "\(report.slackByteCount) bytes within used pages: gaps and padding",
                "\(report.otherByteCount) bytes: the older meta page and what lies behind the last",
            ])
    }

    public func forEachRecord(_ body: (LogPosition, RawSpan) throws -> Void) throws {
        var start: UInt64? = 0
        while let first = start {
            start = nil
            var count = 0
            do {
                try environment.read { transaction in
                    try transaction.forEach(in: tables.records, from: first) { key, record in
                        guard count < Self.chunkCount else {
                            start = key
                            return false
                        }
                        try body(LogPosition(key), record)
                        count += 1
                        return true
                    }
                }
            } catch {
                throw Self.unwrapped(error, at: environment.path)
            }
        }
    }

    public func forEachHead(_ body: (UInt64, CompactRange?, SignedNote?) throws -> Void) throws {
        try forEach(in: tables.heads) { (size, bytes) in
            let row = TreeRow(size: size, bytes)
            try body(size, row?.range, row?.note)
        }
    }

    public func forEachTile(_ body: (UInt64, UInt64, [UInt8]) throws -> Void) throws {
        try forEach(in: tables.tiles) { (key, bytes) in try body(key.first, key.second, bytes) }
    }

    public static var segmentSpan: UInt64 { OpenSegment.span }

    public func segmentNumbers() throws -> (commands: [UInt64], streams: [UInt64]) {
        var numbers: (commands: [UInt64], streams: [UInt64]) = ([], [])
        try environment.read { transaction in
            try transaction.forEach(in: tables.commands, from: nil) { key, _ in
                numbers.commands.append(key)
                return true
            }
            try transaction.forEach(in: tables.streams, from: nil) { key, _ in
                numbers.streams.append(key)
                return true
            }
        }
        return numbers
    }

    public func commandEntries(ofSegment number: UInt64) throws -> [(CommandID, LogPosition)]? {
        let row = try reading { (transaction) throws(LMDBError) in
            try transaction.copy(of: number, in: tables.commands)
        }
        guard let row, CommandSegment.isValid(row.rawSpan) else { return nil }
        let count = row.count / CommandSegment.entryByteCount
        return (0..<count).map { index in
            let entry = CommandSegment.entry(at: index, in: row.rawSpan)
            return (entry.id, position(entry.offset, number))
        }
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

    private func forEach<Key>(in table: Table<Key>, _ body: (Key, [UInt8]) throws -> Void) throws {
        do {
            try environment.read { transaction in
                try transaction.forEach(in: table, from: nil) { key, value in
                    try body(key, value.copied())
                    return true
                }
            }
        } catch {
            throw Self.unwrapped(error, at: environment.path)
        }
    }
}
