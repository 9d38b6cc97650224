import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import StateCoding
import TestSupport
import Testing

/// The whole state, as histories of every act leave it, goes into bytes and comes back.
@Suite struct StateTests {
    private static let seeds: [UInt64] = LongHistories.seeds

    private func bytes(of view: LedgerView) -> [UInt8] {
        var bytes: [UInt8] = []
        view.appendState(to: &bytes)
        return bytes
    }

    @Test(arguments: seeds)
    func `a state that was read is the one that was written, and goes on like it`(seed: UInt64)
        throws
    {
        let events = try LongHistories.events(seed)
        var chance = SeededGenerator(seed: seed)
        var places = Set((0..<6).map { _ in Int.random(in: 0...events.count, using: &chance) })
        places.formUnion([0, 1, events.count])
        var read: [LedgerView] = []
        var view = LedgerView()
        for (index, event) in events.enumerated() {
            if places.contains(index) {
                read.append(try LedgerView(stateBytes: bytes(of: view)))
                #expect(read.last == view, "seed \(seed), before event \(index)")
            }
            try view.apply(event)
        }
        for start in read {
            var start = start
            for event in events.dropFirst(Int(start.progress.rawValue)) { try start.apply(event) }
            #expect(start == view && bytes(of: start) == bytes(of: view), "seed \(seed)")
        }
    }

    @Test func `no stored property is left out`() throws {
        let shape = try StateShape(of: LedgerView.self)
        #expect(!shape.text.contains("unknown context"), "a private type has no lasting name")
        var found: Set<String> = []
        for seed in Self.seeds {
            var view = LedgerView()
            for event in try LongHistories.events(seed) { try view.apply(event) }
            compare(view, with: shape, &found)
        }
        // Enumerations with values and pairs of numbers tell other parts than they store.
        let structures = shape.types.filter { $0.value.contains { !$0.name.isEmpty } }.keys.filter {
            ![
                "DefenseFund.FacilityState.Owner", "DefenseFund.ParameterValue",
                "DefenseFund.GrantState.Payment", "DefenseFund.StreamTable.Row",
                "Accounting.AccountKey",
            ].contains($0) && shape.types[$0]?.first?.type != "case"
        }
        #expect(Set(structures).subtracting(found) == [], "not met in any history")
    }

    /// Compares what each struct or object stores with what it tells the coder.
    private func compare(_ value: Any, with shape: StateShape, _ found: inout Set<String>) {
        let mirror = Mirror(reflecting: value)
        let type = _typeName(Swift.type(of: value))
        let told = (shape.types[type] ?? []).map(\.name).filter { !$0.isEmpty }
        // An account's key packs its parts into two numbers.
        if mirror.displayStyle == .struct || mirror.displayStyle == .class, !told.isEmpty,
            told != ["first", "second"], !(value is AccountKey)
        {
            found.insert(type)
            #expect(Set(mirror.children.compactMap(\.label)) == Set(told), "\(type)")
        }
        // A few rows show what all of them are, but the last ones have had most happen to them.
        let children = mirror.children.map(\.value)
        let isLong = children.count > 600
        for child in isLong ? children.prefix(300) + children.suffix(300) : children[...]
        where !(child is any FixedWidthInteger) {
            compare(child, with: shape, &found)
        }
    }

    @Test func `no bytes end the process`() throws {
        var view = LedgerView()
        for event in try LongHistories.events(4).prefix(400) { try view.apply(event) }
        let whole = bytes(of: view)
        var chance = SeededGenerator(seed: 5)
        for count in stride(from: 0, to: whole.count, by: 97) {
            #expect(throws: StateFault.self) { try LedgerView(stateBytes: Array(whole[..<count])) }
        }
        for _ in 0..<400 {
            var bent = whole
            for _ in 0..<Int.random(in: 1...3, using: &chance) {
                bent[Int.random(in: bent.indices, using: &chance)] ^=
                    1 << UInt8.random(in: 0...7, using: &chance)
            }
            // What is read is a state, be it a strange one, and has its own bytes.
            guard let read = try? LedgerView(stateBytes: bent) else { continue }
            #expect(try LedgerView(stateBytes: bytes(of: read)) == read)
        }
    }
}
