import EventSourcing
import Foundation
import LMDB
import LMDBEventLog
import TestSupport
import Testing
import Transparency

@Suite struct LargeLogTests {
    @Test func `the tree is whole around 65,536 records, where a third level of tiles begins`()
        throws
    {
        let file = try LogFile()
        let log = try file.open(creating: true)
        var writer = SampleWriter()
        for size in [65_535, 65_536, 65_537] {
            try log.store(writer.batch(introducing: size - Int(writer.next.rawValue)))
            let records = try log.records()
            let tree = NaiveTree(records)
            #expect(records.count == size)
            #expect(try log.treeHead() == tree.head(size: size))
            for index in [0, 255, 256, 40_000, 65_279, 65_280, size - 1] {
                let proof = try MerkleTree(log).inclusionProof(
                    of: UInt64(index), size: UInt64(size))
                #expect(proof.verifies(tree.leaves[index], in: tree.head(size: size)))
            }
            for oldSize in [1, 256, 65_280, 65_535] {
                let proof = try MerkleTree(log).consistencyProof(
                    from: UInt64(oldSize), to: UInt64(size))
                #expect(
                    proof.verifies(from: tree.head(size: oldSize), to: tree.head(size: size)))
            }
        }
        var tiles: [Int: Int] = [:]
        try log.forEachTile { level, _, bytes in tiles[Int(level), default: 0] += bytes.count / 32 }
        #expect(tiles == [1: 256, 2: 1])
        #expect(try file.pageFindings() == [])
    }

    @Test func `a reading goes on in a new transaction after a bounded number of records`() throws {
        let file = try LogFile()
        let log = try file.open(creating: true)
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 4096 + 10))
        // What is appended meanwhile is met by the second transaction.
        let addition = try writer.batch(introducing: 5)
        var positions: [UInt64] = []
        try log.read(from: .start) { position, _ in
            if position == .start { try log.store(addition) }
            positions.append(position.rawValue)
            return true
        }
        #expect(positions == Array(0..<writer.next.rawValue))
        // One transaction sees one commit.
        let late = try writer.batch(introducing: 5)
        positions = []
        try log.read(from: LogPosition(100)) { position, _ in
            if positions.isEmpty { try log.store(late) }
            positions.append(position.rawValue)
            return positions.count < 4000
        }
        #expect(positions == Array(100..<4100))
        try log.read(from: late.first) { position, _ in
            #expect(position >= late.first)
            return true
        }
    }

    /// A map grows only when no transaction is open, so an append that needs it shows the pause.
    @Test func `a long reading pauses for an append that must enlarge the map`() throws {
        let file = try LogFile()
        var writer = try file.make()
        do {
            let log = try file.open()
            try log.store(writer.batch(introducing: 12_000))
        }
        let size = try file.bytes.count
        let log = try file.open(mapSizeBytes: size)
        let batch = try writer.batch(introducing: 2000)
        let threads = ThreadGroup()
        var isStoredMeanwhile = false
        try log.read(from: .start) { position, _ in
            switch position.rawValue {
            case 0:
                threads.start { #expect(throws: Never.self) { try log.store(batch) } }
            case 4000, 8000: Thread.sleep(forTimeInterval: 1)
            case 9000:
                let deadline = ContinuousClock.now + .seconds(20)
                while !isStoredMeanwhile, .now < deadline {
                    isStoredMeanwhile = try log.next() == batch.next
                }
            case _: break
            }
            return true
        }
        threads.wait()
        #expect(isStoredMeanwhile)
        #expect(try log.records().count == Int(writer.next.rawValue))
    }

    @Test func `a reading of exactly one, two and three bounds ends where the log does`() throws {
        let file = try LogFile()
        let log = try file.open(creating: true)
        var writer = SampleWriter()
        for count in [4096, 8192, 12_288] {
            try log.store(writer.batch(introducing: count - Int(writer.next.rawValue)))
            #expect(try log.records().count == count)
            #expect(try log.records(from: LogPosition(1)).count == count - 1)
        }
    }

    @Test func `a map grows in the middle of a log`() throws {
        let file = try LogFile()
        var writer = SampleWriter()
        do {
            let log = try file.open(creating: true, mapSizeBytes: 1 << 16)
            for _ in 0..<30 { try log.store(writer.batch(introducing: 100)) }
            #expect(try log.records().count == 3000)
        }
        #expect(try file.bytes.count > 1 << 16)
        let log = try file.open(mapSizeBytes: 1 << 16)
        try log.store(writer.batch(introducing: 3000))
        let records = try log.records()
        #expect(try log.treeHead() == NaiveTree(records).head(size: 6000))
        #expect(try file.pageFindings() == [])
    }

    @Test func `a reader whose map must grow for its own append is told so and does not wait`()
        throws
    {
        let file = try LogFile()
        let log = try file.open(creating: true, mapSizeBytes: 1 << 16)
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 3))
        let batch = try writer.batch(introducing: 2000)
        try log.read(from: .start) { _, _ in
            let failure = #expect(throws: LogFailure.self) { try log.append(batch, if: .none) }
            guard case .unavailable = failure else {
                Issue.record("\(String(describing: failure))")
                return false
            }
            return false
        }
        try log.store(batch)
    }
}
