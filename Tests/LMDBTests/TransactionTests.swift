import Bytes
import LMDB
import TestSupport
import Testing

@Suite struct TransactionTests {
    private let scratch: ScratchFile

    init() throws { scratch = try ScratchFile() }

    @Test func `what is committed stands in the file after it is opened anew`() throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("kept.mdb")
        do {
            let environment = try Environment.smallMap(path)
            let table = try environment.table(ScratchFile.definition, creating: true)
            try environment.write { transaction in
                try transaction.append(7, [1, 2, 3].rawSpan, to: table)
            }
        }
        let environment = try Environment.smallMap(path)
        let table = try environment.table(ScratchFile.definition)
        #expect(try environment.rows(of: table) == [7: [1, 2, 3]])
    }

    @Test func `a closure that throws leaves nothing behind and its error comes through`() throws {
        try scratch.put([1: [1]])
        do {
            try scratch.environment.write { (transaction) throws(Abandoned) in
                do {
                    try transaction.put(1, [9].rawSpan, in: scratch.table)
                    try transaction.put(2, [9].rawSpan, in: scratch.table)
                    try transaction.remove(1, from: scratch.table)
                } catch {
                    Issue.record(error)
                }
                throw Abandoned()
            }
            Issue.record("the closure's error is lost")
        } catch {
            guard case .body(Abandoned()) = error else { throw error }
        }
        #expect(try scratch.rows() == [1: [1]])
        try scratch.put([3: [3]])
        #expect(try scratch.rows() == [1: [1], 3: [3]])
    }

    @Test func `a writer sees its own rows, a reader those of the last commit`() throws {
        try scratch.put([1: [1]])
        try scratch.environment.write { transaction in
            try transaction.put(2, [2].rawSpan, in: scratch.table)
            #expect(try transaction.copy(of: 2, in: scratch.table) == [2])
            #expect(try scratch.rows() == [1: [1]])
        }
        #expect(try scratch.rows() == [1: [1], 2: [2]])
    }

    @Test func `a reader keeps its view while others commit`() throws {
        try scratch.put([1: [1]])
        try scratch.environment.read { (transaction) throws in
            for value in 2...200 { try scratch.put([1: [UInt8(value)]]) }
            #expect(try transaction.copy(of: 1, in: scratch.table) == [1])
        }
        #expect(try scratch.rows() == [1: [200]])
    }

    @Test(arguments: [0, 4, 5] as [UInt64])
    func `an append that is not above the last key is refused`(_ key: UInt64) throws {
        try scratch.put([5: [5]])
        let error = databaseError {
            try scratch.environment.write { transaction in
                try transaction.append(key, [0].rawSpan, to: scratch.table)
            }
        }
        #expect(error == .keyExists)
        #expect(try scratch.rows() == [5: [5]])
    }

    @Test func `values of no bytes, of a page and of many pages come back as they were`() throws {
        let sizes = [0, 1, 2, 2000, 2048, 4080, 4096, 10_000, 65_535, 300_000]
        var rows: [UInt64: [UInt8]] = [:]
        for (key, size) in sizes.enumerated() {
            rows[UInt64(key)] = (0..<size).map { UInt8(truncatingIfNeeded: $0 ^ key) }
        }
        try scratch.put(rows)
        #expect(try scratch.rows() == rows)
        try scratch.environment.read { (transaction) throws in
            for (key, value) in rows {
                let count = try transaction.withValue(of: key, in: scratch.table) { $0.byteCount }
                #expect(count == value.count)
            }
            #expect(try transaction.withValue(of: 99, in: scratch.table) { $0.byteCount } == nil)
            #expect(try transaction.copy(of: 99, in: scratch.table) == nil)
        }
    }

    @Test func `a row is removed once`() throws {
        try scratch.put([1: [1], 2: [2]])
        try scratch.environment.write { (transaction) throws in
            #expect(try transaction.remove(1, from: scratch.table))
            #expect(try !transaction.remove(1, from: scratch.table))
        }
        #expect(try scratch.rows() == [2: [2]])
    }

    @Test func `statistics count the rows`() throws {
        try scratch.put(Dictionary(uniqueKeysWithValues: (0..<1000).map { ($0, [0, 1]) }))
        let statistics = try scratch.environment.read { transaction in
            try transaction.statistics(of: scratch.table)
        }
        #expect(statistics.entryCount == 1000)
        #expect(statistics.depth == 2)
        #expect(statistics.leafPageCount > 1)
        #expect(statistics.branchPageCount == 1)
        #expect(statistics.overflowPageCount == 0)
    }

    @Test func `a table that is not there is not made by reading`() throws {
        #expect(throws: LMDBError.notFound) {
            _ = try scratch.environment.table(TableDefinition<UInt64>("absent"))
        }
    }
}
