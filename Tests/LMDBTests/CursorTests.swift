import Bytes
import LMDB
import Testing

@Suite struct CursorTests {
    private let scratch: ScratchFile

    init() throws {
        scratch = try ScratchFile()
        try scratch.put([10: [1], 20: [2], 30: [3]])
    }

    private func keys(from start: UInt64?, limit: Int = .max) throws -> [UInt64] {
        var keys: [UInt64] = []
        try scratch.environment.read { (transaction) throws in
            try transaction.forEach(in: scratch.table, from: start) { key, _ in
                keys.append(key)
                return keys.count < limit
            }
        }
        return keys
    }

    @Test func `rows come in order from the first, from a key, and from between two`() throws {
        #expect(try keys(from: nil) == [10, 20, 30])
        #expect(try keys(from: 20) == [20, 30])
        #expect(try keys(from: 11) == [20, 30])
        #expect(try keys(from: 0) == [10, 20, 30])
        #expect(try keys(from: 31) == [])
    }

    @Test func `a closure that answers false ends the walk`() throws {
        #expect(try keys(from: nil, limit: 1) == [10])
        #expect(try keys(from: 20, limit: 1) == [20])
    }

    @Test func `an error of the closure ends the walk and comes through`() throws {
        var count = 0
        do {
            try scratch.environment.read { (transaction) throws(TransactionFailure<Abandoned>) in
                try transaction.forEach(in: scratch.table, from: nil) {
                    (_, _) throws(Abandoned) in
                    count += 1
                    throw Abandoned()
                }
            }
            Issue.record("the closure's error is lost")
        } catch {
            guard case .body(.body(Abandoned())) = error else { throw error }
        }
        #expect(count == 1)
    }

    @Test func `the last key is the greatest, or the greatest up to a bound`() throws {
        try scratch.environment.read { (transaction) throws in
            #expect(try transaction.lastKey(of: scratch.table) == 30)
            let bounds: [(UInt64, UInt64?)] = [
                (9, nil), (10, 10), (11, 10), (29, 20), (30, 30), (31, 30), (.max, 30), (0, nil),
            ]
            for (bound, expected) in bounds {
                #expect(
                    try transaction.lastKey(of: scratch.table, notAbove: bound) == expected,
                    "not above \(bound)")
            }
        }
    }

    @Test func `an empty table has no rows and no last key`() throws {
        let empty = try scratch.environment.table(TableDefinition<UInt64>("empty"), creating: true)
        #expect(try scratch.environment.rows(of: empty).isEmpty)
        try scratch.environment.read { (transaction) throws in
            #expect(try transaction.lastKey(of: empty) == nil)
            #expect(try transaction.lastKey(of: empty, notAbove: 5) == nil)
        }
    }

    @Test func `a walk over many pages meets every row once`() throws {
        let rows = (0..<5000).map { ($0 as UInt64, [UInt8](repeating: 7, count: 100)) }
        try scratch.put(Dictionary(uniqueKeysWithValues: rows))
        #expect(try keys(from: nil) == Array(0..<5000))
        #expect(try keys(from: 4321) == Array(4321..<5000))
    }
}
