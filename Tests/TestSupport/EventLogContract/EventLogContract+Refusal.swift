import EventSourcing
import Testing
import Transparency

extension EventLogContract {
    static var refusalRules: [Rule] {
        [
            Rule("a record for another position is refused, and the whole batch with it") {
                try $0.misplacedRecordIsRefused()
            },
            Rule("bytes that are no record are refused, and the whole batch with them") {
                try $0.garbageIsRefused()
            },
            Rule("a failing signer leaves nothing behind, and the log goes on") {
                try $0.failingSignerLeavesNothing()
            },
        ]
    }

    private func misplacedRecordIsRefused() throws {
        try expectRefused { batch in
            Batch(first: batch.first, records: [batch.records[0], batch.records[2]])
        }
        try expectRefused { batch in
            Batch(first: batch.first, records: Array(batch.records.dropFirst()))
        }
    }

    private func garbageIsRefused() throws {
        for garbage in [[], [1], [UInt8](repeating: 0, count: 200)] as [[UInt8]] {
            try expectRefused { batch in
                Batch(first: batch.first, records: batch.records + [garbage])
            }
        }
    }

    private func expectRefused(_ bend: (Batch) -> Batch) throws {
        let log = try newLog()
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 2))
        let head = try log.treeHead()
        var other = writer
        let sound = try other.batch([nil, StreamReference(.start), nil])
        let refusal = #expect(throws: LogFailure.self) {
            try log.append(bend(sound), if: .none)
        }
        guard case .broken = refusal else {
            Issue.record("refused as \(String(describing: refusal))")
            return
        }
        try log.expectUntouched(by: other, at: writer.next)
        #expect(try log.treeHead() == head)
        #expect(try log.version(of: StreamReference(.start)) == StreamVersion(1))
        #expect(try log.version(of: StreamReference(sound.first)) == .none)
        try log.store(sound)
    }

    private func failingSignerLeavesNothing() throws {
        let refusesFrom: UInt64 = 3
        let log = try newLog { head in
            guard head.size != refusesFrom else { throw NoKey() }
            return try SampleKey.sign(head)
        }
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 2))
        let (head, checkpoint) = (try log.treeHead(), try log.checkpoint())
        var other = writer
        let batch = try other.batch([StreamReference(.start)])
        for _ in 0..<2 {
            let failure = #expect(throws: LogFailure.self) { try log.append(batch, if: .none) }
            guard case .unavailable = failure else {
                Issue.record("failed as \(String(describing: failure))")
                return
            }
            try log.expectUntouched(by: other, at: writer.next)
            #expect(try log.treeHead() == head)
            #expect(try log.checkpoint() == checkpoint)
            #expect(try log.version(of: StreamReference(.start)) == StreamVersion(1))
        }
        try log.store(writer.batch(introducing: 2))
        #expect(try log.treeHead() == NaiveTree(log.records()).head(size: 4))
    }
}

private struct NoKey: Error {}
