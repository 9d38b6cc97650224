import EventSourcing
import Testing
import Transparency

extension EventLogContract {
    static var modelRules: [Rule] {
        [
            Rule("a log does what an array does, whatever comes") {
                for seed in [1, 2, UInt64.random(in: 0...(.max))] {
                    try $0.agreesWithArray(seed)
                }
            }
        ]
    }

    private func agreesWithArray(_ seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let log = try newLog()
        var model = LogModel()
        for step in 0..<120 {
            let (batch, writer) = try model.randomBatch(&chance)
            let streams = model.randomStreams(&chance)
            let condition = writer.condition(reading: streams)
            let expected = model.outcome(of: batch, reading: streams, versions: writer.versions)
            let outcome: Appended
            if Bool.random(using: &chance) {
                outcome = try log.append(batch, if: condition)
            } else {
                outcome = try log.append { _ in PreparedBatch(batch, if: condition) }
            }
            #expect(outcome == expected, "seed \(seed), step \(step)")
            if batch.first == model.writer.next, !batch.records.isEmpty {
                model.store(batch, by: writer)
            }
            try compare(log, with: model, &chance, "seed \(seed), step \(step)")
        }
    }

    private func compare(
        _ log: Log, with model: LogModel, _ chance: inout SeededGenerator, _ comment: Comment
    ) throws {
        #expect(try log.next() == model.writer.next, comment)
        let start = Int.random(in: 0...model.records.count, using: &chance)
        let records = try log.records(from: LogPosition(UInt64(start)))
        #expect(records == Array(model.records.dropFirst(start)), comment)
        let tree = NaiveTree(model.records)
        #expect(try log.treeHead() == tree.head(size: model.records.count), comment)
        if let (command, positions) = model.commands.randomElement(using: &chance) {
            #expect(try log.positions(of: command) == positions, comment)
            let commands = Array(model.commands.keys) + [CommandID(high: 99, low: 99)]
            #expect(try log.positions(of: commands) == model.commands, comment)
        }
        if let (stream, positions) = model.streams.randomElement(using: &chance) {
            #expect(try log.version(of: stream).rawValue == UInt32(positions.count), comment)
            let version = Int.random(in: 0...positions.count, using: &chance)
            let limit = Int.random(in: 0...5, using: &chance)
            let found = try log.positions(
                of: stream, after: StreamVersion(UInt32(version)), limit: limit)
            #expect(
                found.map(\.rawValue) == Array(positions.dropFirst(version).prefix(limit)),
                comment)
        }
    }
}

/// A log as an array, with everything asked of it worked out in the plainest way.
private struct LogModel {
    private(set) var records: [[UInt8]] = []
    private(set) var batches: [Batch] = []
    private(set) var commands: [CommandID: Range<UInt64>] = [:]
    private(set) var streams: [StreamReference: [UInt64]] = [:]
    /// The writer who has seen everything.
    private(set) var writer = SampleWriter()
    /// A writer who has not seen the newest.
    private var stale = SampleWriter()

    mutating func store(_ batch: Batch, by author: SampleWriter) {
        if Int(batch.first.rawValue) % 3 == 0 { stale = writer }
        for stream in author.versions.keys {
            let before = writer.versions[stream]?.rawValue ?? 0
            let after = author.versions[stream]?.rawValue ?? 0
            guard after > before else { continue }
            streams[stream, default: []] += positions(of: stream, in: batch)
        }
        writer = author
        records += batch.records
        batches.append(batch)
        commands[author.command] = batch.first.rawValue..<batch.next.rawValue
    }

    /// Bytes 40 to 47 of a record are its stream; see Schemas/log-format.md.
    private func positions(of stream: StreamReference, in batch: Batch) -> [UInt64] {
        batch.records.enumerated().compactMap { offset, record in
            let reference = record[40..<48].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            return reference == stream.position.rawValue
                ? batch.first.advanced(by: offset).rawValue : nil
        }
    }

    /// A batch that fits, or is stale, stored already, empty, or ahead of the end.
    func randomBatch(_ chance: inout SeededGenerator) throws -> (Batch, SampleWriter) {
        var author = Int.random(in: 0..<4, using: &chance) == 0 ? stale : writer
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: return (batches.randomElement(using: &chance) ?? empty, writer)
        case 1: return (empty, author)
        case 2:
            author = writer
            _ = try author.batch(introducing: 1)
            return (try author.batch(introducing: 2), author)
        case _:
            let known = author.versions.keys.sorted()
            let streams = (0..<Int.random(in: 1...6, using: &chance)).map { _ in
                Bool.random(using: &chance) ? nil : known.randomElement(using: &chance)
            }
            return (try author.batch(streams), author)
        }
    }

    private var empty: Batch { Batch(first: writer.next, records: []) }

    func randomStreams(_ chance: inout SeededGenerator) -> [StreamReference] {
        let known = streams.keys.sorted()
        return Array(Set((0..<3).compactMap { _ in known.randomElement(using: &chance) }))
    }

    func outcome(
        of batch: Batch, reading streams: [StreamReference],
        versions: [StreamReference: StreamVersion]
    ) -> Appended {
        let next = writer.next
        if batch.records.isEmpty { return .nothing(next: next) }
        if batch.first == next { return .stored(next: batch.next) }
        let first = Int(batch.first.rawValue)
        if first < records.count,
            Array(records[first...].prefix(batch.records.count)) == batch.records
        {
            return .stored(next: next)
        }
        let moved = streams.sorted().compactMap { stream -> MovedStream? in
            let expected = versions[stream] ?? .none
            let actual = StreamVersion(UInt32(self.streams[stream]?.count ?? 0))
            return expected == actual
                ? nil : MovedStream(stream: stream, expected: expected, actual: actual)
        }
        return .taken(next: next, moved: moved)
    }
}
