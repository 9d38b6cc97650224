import Bytes
import Foundation
import LMDB
import Synchronization
import TestSupport
import Testing

@Suite struct GrowthTests {
    private static let value = [UInt8](repeating: 5, count: 1000)

    private func append(_ keys: Range<UInt64>, to scratch: ScratchFile) throws {
        try scratch.environment.write { transaction in
            for key in keys { try transaction.append(key, Self.value.rawSpan, to: scratch.table) }
        }
    }

    @Test func `a full map loses the whole transaction and nothing else`() throws {
        let scratch = try ScratchFile(mapSizeBytes: 1 << 17)
        try append(0..<10, to: scratch)
        #expect(databaseError { try append(10..<1000, to: scratch) } == .mapFull)
        #expect(try scratch.rows().count == 10)
        try append(10..<11, to: scratch)
        try scratch.environment.resize(toBytes: 1 << 23)
        try append(11..<1000, to: scratch)
        #expect(try scratch.rows().count == 1000)
        #expect(try scratch.environment.mapSizeBytes() == 1 << 23)
        #expect(try PageWalk.report(on: scratch.path).findings == [])
    }

    /// A writer may wait for what another thread reads, as one that decides beside it does.
    @Test func `a reader gets in while a resize waits for a writer`() throws {
        let scratch = try ScratchFile(mapSizeBytes: 1 << 20)
        try append(0..<10, to: scratch)
        let isWaiting = Atomic<Bool>(false)
        let threads = ThreadGroup()
        try scratch.environment.write { transaction in
            threads.start {
                isWaiting.store(true, ordering: .releasing)
                try? scratch.environment.resize(toBytes: 1 << 22)
            }
            while !isWaiting.load(ordering: .acquiring) { sched_yield() }
            usleep(20_000)
            let reader = ThreadGroup()
            reader.start { #expect((try? scratch.rows().count) == 10) }
            reader.wait()
            try transaction.append(10, Self.value.rawSpan, to: scratch.table)
        }
        threads.wait()
        #expect(try scratch.environment.mapSizeBytes() == 1 << 22)
        #expect(try scratch.rows().count == 11)
    }

    @Test func `the map grows under thirty-two readers that never pause`() throws {
        let scratch = try ScratchFile(mapSizeBytes: 1 << 17)
        try append(0..<10, to: scratch)
        let isDone = Atomic<Bool>(false)
        // Readers who kept the map from growing until now give up.
        let deadline = ContinuousClock.now + .seconds(60)
        let problems = Atomic<Int>(0)
        let threads = ThreadGroup()
        for _ in 0..<32 {
            threads.start {
                while !isDone.load(ordering: .acquiring) {
                    // The rows lie in the mapped file: a move of the map under the closure shows.
                    let isSound = try? scratch.environment.read { transaction in
                        var sum = 0
                        try transaction.forEach(in: scratch.table, from: nil) { _, value in
                            for place in 0..<value.byteCount {
                                sum += Int(value.littleEndian(at: place) as UInt8)
                            }
                            return true
                        }
                        return sum > 0 && sum % 5000 == 0
                    }
                    guard isSound == true, .now < deadline else {
                        problems.add(1, ordering: .relaxed)
                        return
                    }
                }
            }
        }
        for doubling in 0..<6 {
            try scratch.environment.resize(toBytes: 1 << (18 + doubling))
            try append(UInt64(10 + doubling)..<UInt64(11 + doubling), to: scratch)
        }
        isDone.store(true, ordering: .releasing)
        threads.wait()
        #expect(problems.load(ordering: .relaxed) == 0)
        #expect(try scratch.rows().count == 16)
    }

    @Test func `a resize within a transaction of the same thread is refused and does not wait`()
        throws
    {
        let scratch = try ScratchFile(mapSizeBytes: 1 << 17)
        _ = try scratch.environment.read { _ in
            #expect(throws: LMDBError.withinTransaction) {
                try scratch.environment.resize(toBytes: 1 << 18)
            }
        }
        try scratch.environment.resize(toBytes: 1 << 18)
        #expect(try scratch.environment.mapSizeBytes() == 1 << 18)
    }

    @Test func `a reader may read again while a resize waits for it`() throws {
        let scratch = try ScratchFile(mapSizeBytes: 1 << 17)
        try append(0..<1, to: scratch)
        let threads = ThreadGroup()
        try scratch.environment.read { (_) throws in
            threads.start { try? scratch.environment.resize(toBytes: 1 << 18) }
            Thread.sleep(forTimeInterval: 0.1)
            #expect(try scratch.rows().count == 1)
            #expect(try scratch.environment.mapSizeBytes() == 1 << 17)
        }
        threads.wait()
        #expect(try scratch.environment.mapSizeBytes() == 1 << 18)
    }

    @Test func `growth by another process is adopted`() async throws {
        let scratch = try ScratchFile(mapSizeBytes: 1 << 17)
        try append(0..<1, to: scratch)
        await #expect(processExitsWith: .success) { [path = scratch.path as String] in
            let environment = try Environment.smallMap(path, mapSizeBytes: 1 << 24)
            let table = try environment.table(ScratchFile.definition)
            try environment.write { transaction in
                for key in 1..<2000 as Range<UInt64> {
                    let value = [UInt8](repeating: 5, count: 1000)
                    try transaction.append(key, value.rawSpan, to: table)
                }
            }
        }
        #expect(try scratch.rows().count == 2000)
        try append(2000..<2001, to: scratch)
        #expect(try scratch.environment.mapSizeBytes() == 1 << 24)
    }
}
