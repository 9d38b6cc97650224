import EventSourcing
import Testing
import Transparency

extension EventLogContract {
    static var readingRules: [Rule] {
        [
            Rule("reading begins anywhere and ends at the end") { try $0.readingBeginsAnywhere() },
            Rule("reading ends when its closure says so or fails") { try $0.readingEndsEarly() },
            Rule("a reader may ask the log while it reads") { try $0.readingNests() },
            Rule("a command is found by the positions of its events") {
                try $0.commandsAreFound()
            },
            Rule("a stream is found by the positions of its events, after a version, with a limit")
            {
                try $0.streamsAreFound()
            },
        ]
    }

    private func readingBeginsAnywhere() throws {
        let log = try newLog()
        #expect(try log.records() == [])
        #expect(try log.records(from: LogPosition(5)) == [])
        var writer = SampleWriter()
        let batch = try writer.batch(introducing: 7)
        try log.store(batch)
        for start in 0...9 {
            #expect(
                try log.records(from: LogPosition(UInt64(start)))
                    == Array(batch.records.dropFirst(start)))
        }
        #expect(try log.records(from: LogPosition(.max)) == [])
    }

    private func readingEndsEarly() throws {
        let log = try newLog()
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 7))
        for limit in 1...7 {
            var positions: [LogPosition] = []
            try log.read(from: LogPosition(1)) { position, _ in
                positions.append(position)
                return positions.count < limit
            }
            #expect(positions == (1..<7).prefix(limit).map { LogPosition($0) })
        }
        var count = 0
        #expect(throws: Interrupted()) {
            try log.read(from: .start) { _, _ in
                count += 1
                if count == 3 { throw Interrupted() }
                return true
            }
        }
        #expect(count == 3)
    }

    private func readingNests() throws {
        let log = try newLog()
        var writer = SampleWriter()
        let batch = try writer.batch(introducing: 5)
        try log.store(batch)
        var count = 0
        try log.read(from: .start) { (position, _) throws in
            #expect(try log.next() == writer.next)
            #expect(try log.records(from: position).count == 5 - count)
            #expect(try log.version(of: StreamReference(position)) == StreamVersion(1))
            #expect(try log.treeHead().size == 5)
            count += 1
            return true
        }
        #expect(count == 5)
    }

    private func commandsAreFound() throws {
        let log = try newLog()
        var writer = SampleWriter()
        let unknown = CommandID(high: 99, low: 99)
        #expect(try log.positions(of: unknown) == nil)
        // Several commands in one batch, as a group commit makes them.
        let parts = try [1, 3, 2].map { count in
            let batch = try writer.batch(introducing: count)
            return (writer.command, batch)
        }
        try log.store(Batch(first: .start, records: parts.flatMap(\.1.records)))
        let last = try writer.batch([StreamReference(.start)])
        try log.store(last)
        for (command, batch) in parts + [(writer.command, last)] {
            #expect(
                try log.positions(of: command) == batch.first.rawValue..<batch.next.rawValue)
        }
        #expect(try log.positions(of: unknown) == nil)
        let asked = parts.map(\.0) + [unknown, writer.command]
        let found = try log.positions(of: asked)
        #expect(found.count == 4)
        for command in asked { #expect(try log.positions(of: command) == found[command]) }
    }

    private func streamsAreFound() throws {
        let log = try newLog()
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 2))
        let (left, right) = (StreamReference(.start), StreamReference(LogPosition(1)))
        try log.store(writer.batch([left, right, left]))
        try log.store(writer.batch([left, left]))
        let expected: [UInt64] = [0, 2, 4, 5, 6]
        for version in 0...6 {
            for limit in [0, 1, 2, 4, 5, 100] {
                let found = try log.positions(
                    of: left, after: StreamVersion(UInt32(version)), limit: limit)
                #expect(
                    found.map(\.rawValue) == Array(expected.dropFirst(version).prefix(limit)),
                    "after \(version), at most \(limit)")
            }
        }
        #expect(try log.positions(of: right, after: .none, limit: 9).map(\.rawValue) == [1, 3])
        #expect(try log.version(of: left) == StreamVersion(5))
        #expect(try log.version(of: right) == StreamVersion(2))
        for unknown in [2, 1000, .max] as [UInt64] {
            let stream = StreamReference(LogPosition(unknown))
            #expect(try log.version(of: stream) == .none)
            #expect(try log.positions(of: stream, after: .none, limit: 9) == [])
        }
    }
}

private struct Interrupted: Error, Equatable {}
