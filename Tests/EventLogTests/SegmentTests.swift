import Bytes
import EventSourcing
import Foundation
import LMDB
import LMDBEventLog
import TestSupport
import Testing

/// What is kept in memory of the open end of the log is written once a segment is full.
@Suite struct SegmentTests {
    private static let span = LMDBEventLog.segmentSpan

    /// A log a little longer than a segment, whose last command but one spans its end.
    private func longLog(_ file: LogFile) throws -> (SampleWriter, commands: [(CommandID, Batch)]) {
        let log = try file.open(creating: true)
        var writer = SampleWriter()
        var commands: [(CommandID, Batch)] = []
        func store(_ streams: [StreamReference?]) throws {
            let batch = try writer.batch(streams)
            try log.store(batch)
            commands.append((writer.command, batch))
        }
        let first = StreamReference(.start)
        try store([nil, nil, first])
        try store(Array(repeating: nil, count: Int(Self.span) - 10))
        try store([first, StreamReference(LogPosition(1)), first, nil, nil])
        try store(Array(repeating: nil, count: 10) + [first])
        try store([first, nil])
        return (writer, commands)
    }

    @Test func `commands and streams are found on both sides of a segment's end`() throws {
        let file = try LogFile()
        let (writer, commands) = try longLog(file)
        // As the process that wrote them, as one that opens the file, and as one that reads it.
        for log in [try file.open()] {
            try expect(log, writer, commands)
        }
        try expect(LMDBEventLog(readingFrom: file.path), writer, commands)
    }

    private func expect(
        _ log: LMDBEventLog, _ writer: SampleWriter, _ commands: [(CommandID, Batch)]
    ) throws {
        #expect(try log.segmentNumbers().commands == [0])
        #expect(try log.segmentNumbers().streams == [0])
        for (command, batch) in commands {
            #expect(
                try log.positions(of: command) == batch.first.rawValue..<batch.next.rawValue)
        }
        #expect(try log.positions(of: CommandID(high: 9, low: 9)) == nil)
        let first = StreamReference(.start)
        let version = try #require(writer.versions[first])
        #expect(try log.version(of: first) == version)
        let all = try log.positions(of: first, after: .none, limit: .max)
        #expect(all.count == Int(version.rawValue))
        #expect(all == all.sorted())
        for start in 0...all.count {
            for limit in [0, 1, 2, all.count] {
                #expect(
                    try log.positions(of: first, after: StreamVersion(UInt32(start)), limit: limit)
                        == Array(all.dropFirst(start).prefix(limit)))
            }
        }
        #expect(try log.version(of: StreamReference(LogPosition(2))) == .none)
    }

    @Test func `a segment holds each command and each event once, in the order of its keys`() throws
    {
        let file = try LogFile()
        let (_, commands) = try longLog(file)
        let log = try LMDBEventLog(readingFrom: file.path)
        let entries = try #require(try log.commandEntries(ofSegment: 0))
        let expected = commands.filter { $0.1.first.rawValue < Self.span }
            .map { ($0.0, $0.1.first) }.sorted { $0.0 < $1.0 }
        #expect(entries.elementsEqual(expected) { $0 == $1 })
        let streams = try #require(try log.streamEntries(ofSegment: 0))
        #expect(streams.count == Int(Self.span))
        #expect(Set(streams.map(\.1)).count == Int(Self.span))
        #expect(zip(streams, streams.dropFirst()).allSatisfy { ($0.0, $0.1) < ($1.0, $1.1) })
        #expect(try log.commandEntries(ofSegment: 1) == nil)
    }

    @Test func `a bent byte of a segment changes what it says, and ends nothing`() throws {
        let file = try LogFile()
        _ = try longLog(file)
        let (honestCommands, honestStreams) = try entries(file)
        var chance = SeededGenerator(seed: 5)
        for table in ["commands", "streams"] {
            for _ in 0..<20 {
                let honest = try bend(table, file, &chance)
                let (commands, streams) = try entries(file)
                let isSame =
                    commands?.elementsEqual(honestCommands ?? []) { $0 == $1 } == true
                    && streams?.elementsEqual(honestStreams ?? []) { $0 == $1 } == true
                #expect(!isSame, "seed 5, \(table)")
                try put(honest, table, file)
            }
        }
    }

    private func entries(_ file: LogFile) throws
        -> ([(CommandID, LogPosition)]?, [(StreamReference, LogPosition)]?)
    {
        let log = try LMDBEventLog(readingFrom: file.path)
        return (try log.commandEntries(ofSegment: 0), try log.streamEntries(ofSegment: 0))
    }

    /// Flips a bit of the row, or cuts it; answers with the honest row.
    private func bend(_ table: String, _ file: LogFile, _ chance: inout SeededGenerator) throws
        -> [UInt8]
    {
        let environment = try Environment(path: file.path)
        let rows = try environment.table(TableDefinition<UInt64>(table))
        let honest = try environment.read { transaction in
            try transaction.copy(of: 0, in: rows)
        }
        var row = try #require(honest)
        let place = Int.random(in: row.indices, using: &chance)
        if Bool.random(using: &chance) {
            row[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        } else {
            row.removeSubrange(place...)
        }
        try environment.write { transaction in
            try transaction.put(0, row.rawSpan, in: rows)
        }
        return honest ?? []
    }

    private func put(_ row: [UInt8], _ table: String, _ file: LogFile) throws {
        let environment = try Environment(path: file.path)
        let rows = try environment.table(TableDefinition<UInt64>(table))
        try environment.write { transaction in
            try transaction.put(0, row.rawSpan, in: rows)
        }
    }
}
