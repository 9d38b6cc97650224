import EventSourcing
import MemoryEventLog
import TestSupport
import Testing

@Suite struct UncertainLogTests {
    private typealias Backend = SettlingLog<UncertainLog<MemoryEventLog>>

    /// A third backend: whoever repeats the same batch until the answer is definite has a log.
    @Test(arguments: EventLogContract<SettlingLog<UncertainLog<MemoryEventLog>>>.rules)
    func `a log behind a bad connection keeps the contract`(
        _ rule: EventLogContract<SettlingLog<UncertainLog<MemoryEventLog>>>.Rule
    ) throws {
        let seed = UInt64.random(in: 0...(.max))
        print("\(rule.sentence): seed \(seed)")
        try rule.holds(
            over: EventLogContract { signer in
                Backend(log: UncertainLog(MemoryEventLog(sign: signer), seed: seed))
            })
    }

    @Test(arguments: [1, 2, UInt64.random(in: 0...(.max))])
    func `the same batch repeated until it is known stands once`(_ seed: UInt64) throws {
        let memory = MemoryEventLog()
        let log = UncertainLog(memory, seed: seed)
        var writer = SampleWriter()
        var records: [[UInt8]] = []
        for _ in 0..<60 {
            let batch = try writer.batch(introducing: 2)
            records += batch.records
            var outcome: Appended?
            while outcome == nil { outcome = try? log.append(batch, if: .none) }
            #expect(outcome == .stored(next: batch.next), "seed \(seed)")
        }
        #expect(memory.next() == writer.next, "seed \(seed)")
        #expect(try memory.records() == records, "seed \(seed)")
    }

    /// A writer that dies before it learns leaves a request under way: the next writer either finds
    /// it stored, or takes its place, and it never comes in behind.
    @Test(arguments: [1, 2, 3, UInt64.random(in: 0...(.max))])
    func `a request that arrives after its writer died changes nothing that was settled`(
        _ seed: UInt64
    ) throws {
        let memory = MemoryEventLog()
        let log = UncertainLog(memory, seed: seed)
        for number in 1...60 as ClosedRange<UInt64> {
            var writer = SampleWriter(number)
            try writer.catchUp(with: log)
            let batch = try writer.batch(introducing: 1)
            // Two tries, then the writer dies, whatever it heard.
            let answers = (0..<2).map { _ in try? log.append(batch, if: .none) }
            let isStored = memory.positions(of: writer.command) != nil
            if answers.contains(where: { $0 == .stored(next: batch.next) }) {
                #expect(isStored, "seed \(seed)")
            }
            if case .taken = answers[1] {
                #expect(!isStored, "seed \(seed)")
                let settled = memory.next()
                _ = try? log.append(batch, if: .none)
                #expect(memory.positions(of: writer.command) == nil, "seed \(seed)")
                #expect(memory.next() >= settled, "seed \(seed)")
            }
        }
        #expect(try memory.records().count == Int(memory.next().rawValue), "seed \(seed)")
    }
}
