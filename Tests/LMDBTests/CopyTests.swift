import Foundation
import LMDB
import Synchronization
import TestSupport
import Testing

@Suite struct CopyTests {
    @Test func `a copy holds what the file held and none of its free pages`() throws {
        let scratch = try ScratchFile()
        for value in 0..<100 { try scratch.put([1: [UInt8(value)], 2: [1, 2]]) }
        let target = scratch.folder.file("copy.mdb")
        try scratch.environment.copy(to: target)
        let report = try PageWalk.report(on: target)
        #expect(report.findings == [])
        #expect(report.freePageCount == 0)
        let copy = try Environment.smallMap(target)
        #expect(try copy.rows(of: copy.table(ScratchFile.definition)) == [1: [99], 2: [1, 2]])
    }

    @Test func `an existing target is refused and left as it is`() throws {
        let scratch = try ScratchFile()
        let target = scratch.folder.file("copy.mdb")
        try Data("precious".utf8).write(to: URL(filePath: target))
        #expect(throws: LMDBError.fileExists) { try scratch.environment.copy(to: target) }
        #expect(throws: LMDBError.fileExists) { try scratch.environment.copy(to: scratch.path) }
        #expect(try Data(contentsOf: URL(filePath: target)) == Data("precious".utf8))
    }

    @Test func `a copy into no folder fails`() throws {
        let scratch = try ScratchFile()
        let target = scratch.folder.file("absent/copy.mdb")
        #expect(throws: LMDBError.noSuchFile) { try scratch.environment.copy(to: target) }
    }

    @Test func `a copy made while another thread writes is one commit, whole`() throws {
        let scratch = try ScratchFile()
        let isDone = Atomic<Bool>(false)
        let threads = ThreadGroup()
        try scratch.put([0: [0]])
        threads.start {
            var value: UInt8 = 0
            while !isDone.load(ordering: .acquiring) {
                value &+= 1
                // Every row of a commit says the same.
                let rows = (0..<200).map { ($0 as UInt64, [UInt8](repeating: value, count: 300)) }
                try? scratch.put(Dictionary(uniqueKeysWithValues: rows))
            }
        }
        defer {
            isDone.store(true, ordering: .releasing)
            threads.wait()
        }
        while try scratch.rows().count < 200 {}
        for number in 0..<10 {
            let target = scratch.folder.file("copy-\(number).mdb")
            try scratch.environment.copy(to: target)
            #expect(try PageWalk.report(on: target).findings == [])
            let copy = try Environment.smallMap(target)
            let rows = try copy.rows(of: copy.table(ScratchFile.definition))
            #expect(rows.count == 200)
            #expect(Set(rows.values).count == 1)
        }
    }
}
