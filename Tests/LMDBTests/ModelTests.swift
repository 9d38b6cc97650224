import Bytes
import LMDB
import TestSupport
import Testing

/// Random operations on a table and on a dictionary, which must always agree.
@Suite struct ModelTests {
    @Test(arguments: [1, 2, 3, UInt64.random(in: 0...(.max))])
    func `a table does what a dictionary does`(_ seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let folder = try TemporaryDirectory()
        let path = folder.file("model.mdb")
        var model: [PairKey: [UInt8]] = [:]
        for _ in 0..<6 {
            let environment = try Environment.smallMap(path)
            let table = try environment.table(TableDefinition<PairKey>("rows"), creating: true)
            for _ in 0..<40 {
                try run(&model, &chance, environment, table)
                #expect(try environment.rows(of: table) == model, "seed \(seed)")
            }
            try compareOrder(of: model, &chance, environment, table, seed)
        }
    }

    /// One transaction of several operations, which may be abandoned.
    private func run(
        _ model: inout [PairKey: [UInt8]], _ chance: inout SeededGenerator,
        _ environment: Environment, _ table: Table<PairKey>
    ) throws {
        var changed = model
        let isAbandoned = Int.random(in: 0..<5, using: &chance) == 0
        do {
            try environment.write { transaction in
                for _ in 0..<Int.random(in: 1...12, using: &chance) {
                    try operate(&changed, &chance, transaction, table)
                }
                if isAbandoned { throw Abandoned() }
            }
            model = changed
        } catch {
            guard case .body(let inner) = error, inner is Abandoned else { throw error }
        }
    }

    private func operate(
        _ model: inout [PairKey: [UInt8]], _ chance: inout SeededGenerator,
        _ transaction: borrowing WriteTransaction, _ table: Table<PairKey>
    ) throws {
        let key = randomKey(&chance)
        let size = [0, 3, 60, 1500, 9000].randomElement(using: &chance) ?? 0
        let value = [UInt8](repeating: .random(in: 0...255, using: &chance), count: size)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0:
            let isAbove = model.keys.allSatisfy { precedes($0, key) }
            do {
                try transaction.append(key, value.rawSpan, to: table)
                #expect(isAbove)
                model[key] = value
            } catch {
                #expect(error == .keyExists && !isAbove)
            }
        case 1:
            #expect(try transaction.remove(key, from: table) == (model[key] != nil))
            model[key] = nil
        case _:
            try transaction.put(key, value.rawSpan, in: table)
            model[key] = value
        }
        #expect(try transaction.copy(of: key, in: table) == model[key])
    }

    private func compareOrder(
        of model: [PairKey: [UInt8]], _ chance: inout SeededGenerator,
        _ environment: Environment, _ table: Table<PairKey>, _ seed: UInt64
    ) throws {
        let sorted = model.keys.sorted(by: precedes)
        let bounds = (0..<40).map { _ in randomKey(&chance) }
        try environment.read { (transaction) throws in
            #expect(try transaction.lastKey(of: table) == sorted.last, "seed \(seed)")
            #expect(try transaction.statistics(of: table).entryCount == model.count, "seed \(seed)")
            for bound in bounds {
                var found: [PairKey] = []
                try transaction.forEach(in: table, from: bound) { key, _ in
                    found.append(key)
                    return true
                }
                #expect(found == sorted.filter { !precedes($0, bound) }, "seed \(seed)")
                let last = try transaction.lastKey(of: table, notAbove: bound)
                #expect(last == sorted.last(where: { !precedes(bound, $0) }), "seed \(seed)")
            }
        }
    }

    private func randomKey(_ chance: inout SeededGenerator) -> PairKey {
        PairKey(.random(in: 0..<4, using: &chance), .random(in: 0..<20, using: &chance))
    }

    private func precedes(_ left: PairKey, _ right: PairKey) -> Bool {
        (left.first, left.second) < (right.first, right.second)
    }
}
