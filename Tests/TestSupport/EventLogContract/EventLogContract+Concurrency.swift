import Bytes
import EventCoding
import EventSourcing
import Synchronization
import Testing
import Transparency

extension EventLogContract {
    static var concurrencyRules: [Rule] {
        [
            Rule("writers that meet leave no gap, no duplicate and no lost update") {
                try $0.writersMeet { log, writer, stream in
                    let condition = writer.condition(reading: [stream])
                    let batch = try writer.batch([stream, nil])
                    guard case .stored = try log.append(batch, if: condition) else { return nil }
                    return writer.command
                }
            },
            Rule("writers that prepare under the log's turn are never refused") {
                try $0.writersMeet { log, writer, stream in
                    var prepared = writer
                    let outcome = try log.append { (next) throws(LogFailure) in
                        do {
                            prepared = writer
                            try prepared.catchUp(with: log, to: next)
                            return PreparedBatch(
                                try prepared.batch([stream, nil]),
                                if: prepared.condition(reading: [stream]))
                        } catch {
                            throw error as? LogFailure ?? .broken("\(error)")
                        }
                    }
                    writer = prepared
                    #expect(outcome.isStored)
                    return writer.command
                }
            },
            Rule("a reader beside a writer sees a prefix that never shrinks, with its tree") {
                try $0.readersSeePrefixes()
            },
            Rule("a reader that asks beside a writer is told all that was stored before") {
                try $0.readersAsk()
            },
        ]
    }

    private typealias Attempt =
        @Sendable (Log, inout SampleWriter, StreamReference) throws
        -> CommandID?

    /// Four writers each move one stream ten times; `attempt` answers the command it stored.
    private func writersMeet(_ attempt: @escaping Attempt) throws {
        let log = try newLog()
        var first = SampleWriter()
        try log.store(first.batch(introducing: 1))
        let shared = StreamReference(.start)
        let stored = Mutex<[CommandID]>([])
        let threads = ThreadGroup()
        for number in 2..<6 as Range<UInt64> {
            threads.start {
                var writer = SampleWriter(number)
                var count = 0
                do {
                    while count < 10 {
                        // A writer that was refused forgets what it made and reads anew.
                        var trial = writer
                        try trial.catchUp(with: log)
                        guard let command = try attempt(log, &trial, shared) else { continue }
                        writer = trial
                        stored.withLock { $0.append(command) }
                        count += 1
                    }
                } catch {
                    Issue.record(error)
                }
            }
        }
        threads.wait()
        let commands = stored.withLock { $0 }
        #expect(Set(commands).count == 40)
        let records = try log.records()
        #expect(records.count == 81)
        let entries = try records.map { try RecordIndexEntry($0.rawSpan) }
        #expect(entries.map(\.position.rawValue) == Array(0..<81))
        let versions = entries.filter { $0.stream == shared }.map(\.streamVersion.rawValue)
        #expect(versions == Array(1...41))
        for command in commands {
            let positions = try #require(try log.positions(of: command))
            #expect(positions.map { entries[Int($0)].commandID } == [command, command])
        }
        #expect(try log.treeHead() == NaiveTree(records).head(size: 81))
    }

    /// Each append introduces streams and adds to the first; what was stored before a question is
    /// in its answer.
    private func readersAsk() throws {
        let log = try newLog()
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 1))
        let shared = StreamReference(.start)
        let stored = Mutex<(commands: [CommandID], count: Int)>(([], 1))
        let isDone = Atomic<Bool>(false)
        let threads = ThreadGroup()
        for _ in 0..<3 {
            threads.start {
                do {
                    while !isDone.load(ordering: .acquiring) {
                        let (commands, count) = stored.withLock { $0 }
                        #expect(try log.version(of: shared).rawValue >= count)
                        let positions = try log.positions(of: shared, after: .none, limit: .max)
                        #expect(positions.count >= count)
                        for command in commands.suffix(2) {
                            #expect(try log.positions(of: command)?.count == 2)
                        }
                    }
                } catch {
                    Issue.record(error)
                }
            }
        }
        for _ in 1...60 {
            try log.store(writer.batch([shared, nil]))
            stored.withLock {
                $0.commands.append(writer.command)
                $0.count += 1
            }
        }
        isDone.store(true, ordering: .releasing)
        threads.wait()
    }

    private func readersSeePrefixes() throws {
        let log = try newLog()
        let isDone = Atomic<Bool>(false)
        let threads = ThreadGroup()
        threads.start {
            do {
                var count = 0
                while !isDone.load(ordering: .acquiring) {
                    let next = try log.next()
                    let records = try log.records()
                    #expect(UInt64(records.count) >= next.rawValue)
                    #expect(records.count >= count)
                    count = records.count
                    let head = try log.treeHead()
                    #expect(head.size >= UInt64(count))
                    let seen = try log.records().prefix(Int(head.size))
                    #expect(NaiveTree(Array(seen)).head(size: seen.count) == head)
                }
            } catch {
                Issue.record(error)
            }
        }
        var writer = SampleWriter()
        for count in 1...30 { try log.store(writer.batch(introducing: count % 7 + 1)) }
        isDone.store(true, ordering: .releasing)
        threads.wait()
    }
}

extension Appended {
    fileprivate var isStored: Bool {
        if case .stored = self { true } else { false }
    }
}
