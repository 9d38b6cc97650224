import EventSourcing
import Bytes
import Testing
import Transparency

extension EventLogContract {
    static var appendingRules: [Rule] {
        [
            Rule("next is the position behind everything that was stored before the call") {
                try $0.nextIsStrict()
            },
            Rule("records stand at the positions of their batches, gapless and in order") {
                try $0.recordsAreGapless()
            },
            Rule("a batch that does not begin at the end of the log is taken and not stored") {
                try $0.onlyTheEndIsFree()
            },
            Rule("a stale batch is taken, with exactly the streams that moved") {
                try $0.staleBatchIsTaken()
            },
            Rule("the same batch repeated is stored and stands once") {
                try $0.repeatedBatchStandsOnce()
            },
            Rule("an empty batch is nothing, wherever it says it begins") {
                try $0.emptyBatchIsNothing()
            },
            Rule("a batch is prepared for the end of the log") { try $0.preparedAtTheEnd() },
            Rule("who prepares may decline, fail or come too late, and nothing is stored") {
                try $0.preparedForNothing()
            },
            Rule("records that are produced one by one are stored as a batch is") {
                try $0.producedOneByOne()
            },
            Rule("who produces may fail at any record, and nothing is stored") {
                try $0.producedInVain()
            },
        ]
    }

    private func nextIsStrict() throws {
        let log = try newLog()
        var writer = SampleWriter()
        #expect(try log.next() == .start)
        for count in [1, 3, 1, 10] {
            try log.store(writer.batch(introducing: count))
            #expect(try log.next() == writer.next)
        }
    }

    private func recordsAreGapless() throws {
        let log = try newLog()
        var writer = SampleWriter()
        var records: [[UInt8]] = []
        for count in [1, 5, 2] {
            let batch = try writer.batch(introducing: count)
            records += batch.records
            try log.store(batch)
            #expect(try log.records() == records)
        }
    }

    private func onlyTheEndIsFree() throws {
        let log = try newLog()
        var writer = SampleWriter()
        var ahead = writer
        _ = try ahead.batch(introducing: 1)
        #expect(
            try log.append(ahead.batch(introducing: 1), if: .none)
                == .taken(next: .start, moved: []))
        try log.store(writer.batch(introducing: 3))
        var other = SampleWriter(2)
        #expect(
            try log.append(other.batch(introducing: 3), if: .none)
                == .taken(next: writer.next, moved: []))
        try log.expectUntouched(by: other, at: writer.next)
        let far = Batch(first: LogPosition(.max - 8), records: try other.batch([nil]).records)
        #expect(try log.append(far, if: .none) == .taken(next: writer.next, moved: []))
        try log.expectUntouched(by: ahead, at: writer.next)
    }

    private func staleBatchIsTaken() throws {
        let log = try newLog()
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 4))
        let streams = (0..<4).map { StreamReference(LogPosition($0)) }
        var stale = SampleWriter(2)
        try stale.catchUp(with: log)
        let unborn = StreamReference(LogPosition(1000))
        let condition = stale.condition(reading: streams + [unborn])
        let batch = try stale.batch([streams[1]])
        try log.store(writer.batch([streams[2], streams[0], streams[2]]))
        let moved = [
            MovedStream(
                stream: streams[0], expected: StreamVersion(1), actual: StreamVersion(2)),
            MovedStream(
                stream: streams[2], expected: StreamVersion(1), actual: StreamVersion(3)),
        ]
        let taken = Appended.taken(next: writer.next, moved: moved)
        #expect(try log.append(batch, if: condition) == taken)
        #expect(try log.append(batch, if: condition) == taken, "and again")
        #expect(try log.append(batch, if: .none) == .taken(next: writer.next, moved: []))
        try log.expectUntouched(by: stale, at: writer.next)
        #expect(try log.version(of: streams[1]) == StreamVersion(1))
    }

    private func repeatedBatchStandsOnce() throws {
        let log = try newLog()
        var writer = SampleWriter()
        let first = try writer.batch(introducing: 3)
        try log.store(first)
        try log.store(first)
        let second = try writer.batch([nil, StreamReference(.start)])
        try log.store(second)
        let head = try log.treeHead()
        for batch in [first, second, first] {
            #expect(try log.append(batch, if: .none) == .stored(next: writer.next))
        }
        // A batch that begins alike but goes on is another batch.
        let longer = Batch(first: .start, records: first.records + second.records + [[1]])
        #expect(try log.append(longer, if: .none) == .taken(next: writer.next, moved: []))
        #expect(try log.records() == first.records + second.records)
        #expect(try log.treeHead() == head)
        #expect(try log.version(of: StreamReference(.start)) == StreamVersion(2))
    }

    private func emptyBatchIsNothing() throws {
        let log = try newLog()
        var writer = SampleWriter()
        for count in [0, 3] {
            if count > 0 { try log.store(writer.batch(introducing: count)) }
            for first in [0, 1, 3, 9] as [UInt64] {
                let empty = Batch(first: LogPosition(first), records: [])
                #expect(try log.append(empty, if: .none) == .nothing(next: writer.next))
                let prepared = try log.append { _ in PreparedBatch(empty, if: .none) }
                #expect(prepared == .nothing(next: writer.next))
            }
        }
        #expect(try log.next() == writer.next)
    }

    private func preparedAtTheEnd() throws {
        let log = try newLog()
        var writer = SampleWriter()
        for count in [1, 4] {
            let batch = try writer.batch(introducing: count)
            let outcome = try log.append { next in
                #expect(next == batch.first)
                return PreparedBatch(batch, if: .none)
            }
            #expect(outcome == .stored(next: writer.next))
            #expect(try log.records(from: batch.first) == batch.records)
        }
    }

    private func preparedForNothing() throws {
        let log = try newLog()
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 2))
        #expect(try log.append { _ in nil } == .nothing(next: writer.next))
        let failure = LogFailure.unavailable("not today")
        #expect(throws: failure) {
            try log.append { (_) throws(LogFailure) in throw failure }
        }
        var late = SampleWriter(2)
        let batch = try late.batch(introducing: 1)
        #expect(
            try log.append { _ in PreparedBatch(batch, if: .none) }
                == .taken(next: writer.next, moved: []))
        try log.expectUntouched(by: late, at: writer.next)
        try log.store(writer.batch(introducing: 1))
    }

    private func producedOneByOne() throws {
        let log = try newLog()
        var writer = SampleWriter()
        var records: [[UInt8]] = []
        for count in [1, 400, 3] {
            let batch = try writer.batch(introducing: count)
            records += batch.records
            let outcome = try log.append { (next, sink) throws(LogFailure) in
                #expect(next == batch.first)
                for record in batch.records { try sink(record.rawSpan) }
                return .none
            }
            #expect(outcome == .stored(next: writer.next))
            #expect(try log.records() == records)
            #expect(try log.treeHead() == NaiveTree(records).head(size: records.count))
        }
        #expect(try log.append { _, _ in .none } == .nothing(next: writer.next))
    }

    private func producedInVain() throws {
        let log = try newLog()
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 2))
        var late = writer
        let batch = try late.batch(introducing: 3)
        for count in 0...3 {
            let failure = LogFailure.unavailable("not today")
            #expect(throws: failure) {
                try log.append { (_, sink) throws(LogFailure) in
                    for record in batch.records.prefix(count) { try sink(record.rawSpan) }
                    throw failure
                }
            }
            try log.expectUntouched(by: late, at: writer.next)
        }
        // A record that is for another place is the producer's fault.
        #expect(throws: LogFailure.self) {
            try log.append { (_, sink) throws(LogFailure) in
                for record in batch.records.dropFirst() { try sink(record.rawSpan) }
                return .none
            }
        }
        try log.expectUntouched(by: late, at: writer.next)
        try log.store(batch)
    }
}
