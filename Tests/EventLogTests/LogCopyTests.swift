import EventSourcing
import Foundation
import LMDB
import LMDBEventLog
import Synchronization
import TestSupport
import Testing
import Transparency

@Suite struct LogCopyTests {
    @Test func `a copy made while the log grows is a whole log that the longer one begins with`()
        throws
    {
        let file = try LogFile()
        _ = try file.make()
        let log = try file.open()
        let isDone = Atomic<Bool>(false)
        let threads = ThreadGroup()
        threads.start {
            do {
                var writer = SampleWriter(2)
                try writer.catchUp(with: log)
                while !isDone.load(ordering: .acquiring) {
                    try log.store(writer.batch(introducing: 3))
                }
            } catch {
                Issue.record(error)
            }
        }
        defer {
            isDone.store(true, ordering: .releasing)
            threads.wait()
        }
        for number in 0..<5 {
            let target = file.folder.file("copy-\(number).mdb")
            try log.copy(to: target)
            let inspection = try LogInspection(of: target)
            #expect(inspection.damages.isEmpty && inspection.strangers.isEmpty)
            let copy = try #require(inspection.log)
            let records = try copy.records()
            let head = try copy.treeHead()
            #expect(head == NaiveTree(records).head(size: records.count))
            #expect(try log.records().starts(with: records))
            let now = try log.treeHead()
            let proof = try MerkleTree(log).consistencyProof(from: head.size, to: now.size)
            #expect(proof.verifies(from: head, to: now))
        }
    }

    @Test func `a copy over a file is refused`() throws {
        let file = try LogFile()
        _ = try file.make()
        let log = try file.open()
        let target = file.folder.file("copy.mdb")
        try log.copy(to: target)
        let before = try Data(contentsOf: URL(filePath: target))
        #expect(throws: LogFailure.self) { try log.copy(to: target) }
        #expect(throws: LogFailure.self) { try log.copy(to: file.path) }
        #expect(try Data(contentsOf: URL(filePath: target)) == before)
    }

    @Test func `heads are kept for each commit and found by the size that they cover`() throws {
        let file = try LogFile()
        _ = try file.make(count: 10)
        let log = try file.open()
        let tree = NaiveTree(try log.records())
        var sizes: [UInt64] = []
        for (size, range, note) in try log.heads(from: 0, limit: 10) {
            sizes.append(size)
            #expect(range?.head == tree.head(size: Int(size)))
            #expect(try note.map { try Checkpoint($0.text).head } == tree.head(size: Int(size)))
        }
        #expect(sizes == [4, 8, 10])
        for (size, expected) in [(0, 4), (4, 4), (5, 8), (9, 10), (10, 10)] as [(UInt64, UInt64)] {
            let note = try #require(try log.checkpoint(covering: size))
            #expect(try Checkpoint(note.text).head.size == expected)
        }
        #expect(try log.checkpoint(covering: 11) == nil)
    }
}
