import Bytes
import Foundation
import LMDB
import TestSupport
import Testing

@Suite struct ReaderTests {
    @Test func `one reader too many is refused, and its slot comes back`() throws {
        let scratch = try ScratchFile(maximumReaderCount: 2)
        let error = databaseError {
            try scratch.environment.read { (_) throws in
                try scratch.environment.read { (_) throws in
                    #expect(databaseError { try scratch.environment.read { _ in } } == .readersFull)
                }
                try scratch.environment.read { _ in }
            }
        }
        #expect(error == nil)
        for _ in 0..<10 { try scratch.environment.read { _ in } }
    }

    @Test func `a reader that was killed holds pages until its slot is cleared`() async throws {
        let scratch = try ScratchFile()
        try scratch.put([1: [1]])
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.path as String] in
            let environment = try Environment.smallMap(path)
            try environment.read { _ in _ = kill(getpid(), SIGKILL) }
        }
        let start = try scratch.byteCount
        try rewrite(scratch, count: 100)
        let held = try scratch.byteCount
        #expect(held >= start + 100 * PageReport.pageSize)
        #expect(try scratch.environment.clearStaleReaders() == 1)
        #expect(try scratch.environment.clearStaleReaders() == 0)
        try rewrite(scratch, count: 100)
        #expect(try scratch.byteCount == held)
        #expect(try PageWalk.report(on: scratch.path).findings == [])
    }

    @Test func `a writer that was killed leaves the last commit and lets others write`()
        async throws
    {
        let scratch = try ScratchFile()
        try scratch.put([1: [1]])
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.path as String] in
            let environment = try Environment.smallMap(path)
            let table = try environment.table(ScratchFile.definition)
            try environment.write { transaction in
                try transaction.put(1, [2].rawSpan, in: table)
                _ = kill(getpid(), SIGKILL)
            }
        }
        #expect(try scratch.rows() == [1: [1]])
        try scratch.put([1: [3]])
        #expect(try scratch.rows() == [1: [3]])
    }

    /// Commits that reuse each other's pages, unless a reader still looks at them.
    private func rewrite(_ scratch: ScratchFile, count: Int) throws {
        for value in 0..<count { try scratch.put([1: [UInt8(value)]]) }
    }
}
