import Containers
import StateCoding
import TestSupport
import Testing

/// What is written is read again, and nothing else is.
@Suite struct StateCodingTests {
    private func bytes(of value: some StateCodable) -> [UInt8] {
        var bytes: [UInt8] = []
        value.appendState(to: &bytes)
        return bytes
    }

    private func check(
        _ value: some StateCodable & Equatable, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        func read<Value: StateCodable>(_ value: Value, _ bytes: [UInt8]) throws -> Value {
            try Value(stateBytes: bytes)
        }
        let bytes = bytes(of: value)
        #expect(try read(value, bytes) == value, sourceLocation: sourceLocation)
        for count in bytes.indices {
            #expect(throws: StateFault.self, sourceLocation: sourceLocation) {
                try read(value, Array(bytes.prefix(count)))
            }
        }
        #expect(throws: StateFault.self, sourceLocation: sourceLocation) {
            try read(value, bytes + [0])
        }
    }

    @Test func `numbers, flags, texts and collections come back`() throws {
        try check(UInt16.max)
        try check(Int64.min)
        try check(Int128.min)
        try check([true, false])
        try check("防衛装備")
        try check([nil, 7, nil] as [UInt32?])
        try check(["a": [1, 2], "b": []] as [String: [Int]])
        try check([Season.winter, .summer])
        try check(table([(5, "five"), (3, "three")]))
    }

    @Test func `equal dictionaries are written alike`() {
        let pairs = (0..<200).map { ($0 * 7919 % 1000, $0) }
        let forth = Dictionary(pairs) { $1 }
        var back: [Int: Int] = [:]
        for (key, value) in pairs.reversed() { back[key] = value }
        #expect(bytes(of: forth) == bytes(of: back))
    }

    @Test func `counts that are made up take no memory`() throws {
        let huge = bytes(of: UInt64.max >> 1)
        #expect(throws: StateFault.self) { try [UInt64](stateBytes: huge) }
        #expect(throws: StateFault.self) { try [UInt64: Int](stateBytes: huge) }
        #expect(throws: StateFault.self) { try KeyedTable<Key, Int>(stateBytes: huge) }
        #expect(throws: StateFault.self) { try String(stateBytes: [255, 255, 255, 255]) }
    }

    @Test func `values that cannot be are refused`() {
        #expect(throws: StateFault("2 is no Bool")) { try Bool(stateBytes: [2]) }
        #expect(throws: StateFault.self) { try Season(stateBytes: [2]) }
        #expect(throws: StateFault.self) { try String(stateBytes: [1, 0, 0, 0, 0xFF]) }
        let twice = bytes(of: 2) + bytes(of: 1) + bytes(of: 0) + bytes(of: 1) + bytes(of: 0)
        #expect(throws: StateFault.self) { try [Int: Int](stateBytes: twice) }
        let rows =
            bytes(of: 2) + bytes(of: Key(1)) + bytes(of: 0) + bytes(of: Key(1)) + bytes(of: 0)
        #expect(throws: StateFault.self) { try KeyedTable<Key, Int>(stateBytes: rows) }
    }

    @Test func `the shape tells each property once`() throws {
        let shape = try StateShape(of: [Key].self)
        #expect(shape.types["StateCodingTests.Key"]?.map(\.name) == ["number"])
        #expect(try StateShape(of: Season.self).text.contains("summer:case winter:case"))
        #expect(try StateShape(of: [Int].self) != StateShape(of: [Int64].self))
    }

    private func table(_ rows: [(UInt64, String)]) -> KeyedTable<Key, String> {
        var table = KeyedTable<Key, String>()
        for (key, row) in rows { table[Key(key)] = row }
        return table
    }
}

enum Season: String, StateChoice { case summer, winter }

struct Key: NumericKey, StateCodable {
    let number: UInt64

    init(_ number: UInt64) { self.number = number }

    static func parts(_ coder: inout StateCoder, _ key: Key?) throws(StateFault) -> Key {
        Key(try coder.part("number", key) { $0.number })
    }
}
