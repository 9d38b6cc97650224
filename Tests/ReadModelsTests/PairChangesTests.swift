import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing

/// Between any two pairs of times the effects of the events add up to the difference.
@Suite struct PairChangesTests {
    private static func history(_ seed: UInt64) throws -> [RecordedEvent] {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        for number in 1...120 {
            do {
                try history.perform(commands.next())
                if number % 30 == 0 { try history.correctLast(number / 30) }
            } catch is Rejection {
            } catch is FieldFailure {
            }
        }
        return history.events
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `effects lead from the tables of one pair to those of another`(seed: UInt64) throws {
        let events = try Self.history(seed)
        let days = Set(events.map(\.head.effectiveOn)).sorted()
        var random = SeededGenerator(seed: seed)
        var effectCount = 0
        var startedCount: UInt64 = 0
        for _ in 0..<6 {
            let known = (0..<2).map { _ in
                LogPosition(UInt64(Int.random(in: 0...events.count, using: &random)))
            }.sorted()
            let pairs = known.map { known in
                AsOf(
                    known: known,
                    day: Bool.random(using: &random) ? days.randomElement(using: &random) : nil)
            }
            let read: PairChanges.Reader = { start, end, body in
                for event in events[Int(start.rawValue)..<Int(end.rawValue)] { try body(event) }
            }
            let tables: (LedgerView) -> [RegisterTable] = {
                [$0.trialBalance(), $0.fundBalance, $0.grantRegister]
            }
            let changes = try PairChanges(
                from: pairs[0], to: pairs[1], reading: read, tables: tables)
            let place = Comment(rawValue: "seed \(seed): \(pairs)")
            // What lies in front of the first event between the two days changes nothing.
            let first =
                events.prefix(Int(known[1].rawValue)).firstIndex { event in
                    pairs[0].isInForce(event) != pairs[1].isInForce(event)
                } ?? Int(known[1].rawValue)
            var start = LedgerView()
            start.continue(on: pairs[1].day)
            for event in events[..<Int.random(in: 0...first, using: &random)] {
                try start.apply(event)
            }
            startedCount += start.progress.rawValue
            let shorter = try PairChanges(
                from: pairs[0], to: pairs[1], reading: read,
                viewing: { pair, _ in
                    var view = LedgerView(on: pair.day)
                    for event in events[..<Int(pair.known.rawValue)] { try view.apply(event) }
                    return view
                },
                startingAt: start, tables: tables)
            #expect(shorter.explain && shorter.register == changes.register, place)
            let excess = try PairChanges.excess(
                from: pairs[0], to: pairs[1], startingAt: start.progress, reading: read)
            #expect(excess == nil, place)
            #expect(changes.explain, place)
            effectCount += changes.tables.reduce(0) { $0 + $1.effects.count }
            // The end is what an independent fold of that pair says.
            var view = LedgerView(on: pairs[1].day)
            for event in events[..<Int(pairs[1].known.rawValue)] { try view.apply(event) }
            #expect(changes.now.first?.rows == view.trialBalance().rows, place)
            #expect(changes.tables.last?.table.rows == view.grantRegister.rows, place)
            for effect in changes.tables.flatMap(\.effects) {
                #expect(effect.event.head.position < pairs[1].known, place)
            }
        }
        #expect(effectCount > 0 && startedCount > 0)
    }
}
