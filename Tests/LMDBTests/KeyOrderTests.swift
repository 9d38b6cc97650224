import Bytes
import LMDB
import Testing

@Suite struct KeyOrderTests {
    private static let numbers: [UInt64] = [
        0, 1, 0xFF, 0x100, 0xFFFF, 0x1_0000, 1 << 32, (1 << 63) - 1, 1 << 63, .max,
    ]

    @Test func `numbers are kept in their own order at a fixed width`() throws {
        let scratch = try ScratchFile()
        for number in Self.numbers.shuffled() { try scratch.put([number: []]) }
        #expect(try keys(in: scratch.table, of: scratch.environment) == Self.numbers)
        for number in Self.numbers {
            let bytes = number.withBytes { $0.copied() }
            #expect(bytes.count == UInt64.byteCount)
            #expect(UInt64(bytes: bytes.rawSpan) == number)
        }
    }

    @Test func `pairs are kept by the first number, then by the second`() throws {
        let scratch = try ScratchFile()
        let table = try scratch.environment.table(TableDefinition<PairKey>("pairs"), creating: true)
        let pairs = Self.numbers.flatMap { first in Self.numbers.map { PairKey(first, $0) } }
        let value: [UInt8] = []
        try scratch.environment.write { transaction in
            for pair in pairs.shuffled() { try transaction.put(pair, value.rawSpan, in: table) }
        }
        #expect(try keys(in: table, of: scratch.environment) == pairs)
        let bytes = PairKey(1, 2).withBytes { $0.copied() }
        #expect(bytes == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2])
        #expect(PairKey(bytes: bytes.rawSpan) == PairKey(1, 2))
    }

    @Test func `a key of another width is an error and not wild memory`() throws {
        let scratch = try ScratchFile()
        try scratch.put([1: [1]])
        let wrong = try scratch.environment.table(TableDefinition<PairKey>("numbers"))
        #expect(
            databaseError { _ = try scratch.environment.rows(of: wrong) } == .corrupted)
        try scratch.environment.read { (transaction) throws in
            #expect(throws: LMDBError.corrupted) { try transaction.lastKey(of: wrong) }
            #expect(throws: LMDBError.corrupted) {
                try transaction.lastKey(of: wrong, notAbove: PairKey(.max, .max))
            }
            #expect(throws: LMDBError.corrupted) {
                try transaction.lastKey(of: wrong, notAbove: PairKey(0, 0))
            }
        }
    }

    private func keys<Key>(in table: Table<Key>, of environment: Environment) throws -> [Key] {
        var keys: [Key] = []
        try environment.read { transaction in
            try transaction.forEach(in: table, from: nil) { key, _ in
                keys.append(key)
                return true
            }
        }
        return keys
    }
}
