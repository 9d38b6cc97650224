import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing

@Suite struct TableDifferenceTests {
    private typealias Cell = RegisterTable.Cell

    private func table(_ rows: [[Cell]]) -> RegisterTable {
        RegisterTable(
            name: "things",
            columns: [.init("thing", "Thing"), .init("stage", "Stage"), .init("paidYen", "Paid")],
            rows: rows)
    }

    @Test func `rows that changed, came and went are told apart by their key`() {
        let before = table([
            [.text("a"), .text("open"), .yen(700)], [.text("b"), .text("open"), .yen(5)],
        ])
        let after = table([
            [.text("c"), .text("open"), .yen(9)], [.text("a"), .text("closed"), .yen(600)],
        ])
        let difference = TableDifference(from: before, to: after)
        #expect(difference.rows.map(\.kind) == [.added, .changed, .removed])
        #expect(difference.rows.map { $0.key.cells } == [[.text("c")], [.text("a")], [.text("b")]])
        #expect(difference.rows[1].cells.map(\.column) == ["stage", "paidYen"])
        #expect(difference.rows[1].cells.map(\.difference) == [nil, -100])
        #expect(difference.rows[2].cells.map(\.difference) == [nil, -5])
    }

    @Test func `another order of rows is no difference`() {
        let rows: [[Cell]] = [
            [.text("a"), .text(""), .yen(1)], [.text("b"), .text(""), .yen(2)],
        ]
        #expect(TableDifference(from: table(rows), to: table(rows.reversed())).isEmpty)
    }

    @Test func `rows with one key are told apart by their number`() {
        let before = table([[.text("a"), .text(""), .yen(1)], [.text("a"), .text(""), .yen(2)]])
        let after = table([[.text("a"), .text(""), .yen(1)], [.text("a"), .text(""), .yen(3)]])
        let difference = TableDifference(from: before, to: after)
        #expect(difference.rows.map { $0.key.number } == [2])
        #expect(difference.rows.first?.cells.map(\.difference) == [1])
    }

    @Test func `a proof fails if an effect is left out or another number is there`() {
        let first = table([[.text("a"), .text("open"), .yen(1)]])
        let second = table([[.text("a"), .text("open"), .yen(4)]])
        let third = table([[.text("a"), .text("shut"), .yen(6)], [.text("b"), .empty, .empty]])
        let effects = [
            TableDifference(from: first, to: second), TableDifference(from: second, to: third),
        ]
        var (whole, partial) = (TableProof(first), TableProof(first))
        effects.forEach { whole.add($0) }
        partial.add(effects[1])
        #expect(whole.explains(third))
        #expect(!whole.explains(second))
        #expect(!partial.explains(third))
    }

    /// Random histories date acts back and correct entries: about days in the middle of them, every
    /// table becomes what it is now by the effects of the events that change it.
    @Test(arguments: (0..<8).map { UInt64(7_100 + $0) })
    func `a table and all effects since come to the table now`(seed: UInt64) throws {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        for number in 1...400 {
            do {
                try history.perform(commands.next())
                if number % 40 == 0 { try history.correctLast(number / 40) }
            } catch is Rejection {
            } catch is FieldFailure {
            }
        }
        var random = SeededGenerator(seed: seed)
        let days = Set(history.events.map(\.head.effectiveOn)).sorted()
        let day = days[days.count / 2 + Int.random(in: 0...days.count / 4, using: &random)]
        let known = history.events.count / 2
        var view = LedgerView(on: day)
        for event in history.events.prefix(known) { try view.apply(event) }
        let tables = { (view: LedgerView) in view.registers() + [view.trialBalance()] }
        var changes = tables(view).map { TableChanges(of: $0) }
        for event in history.events.dropFirst(known) {
            try view.apply(event)
            for (index, table) in tables(view).enumerated() {
                changes[index].add(event, about: view.name(event.head.stream), leadingTo: table)
            }
        }
        for (change, now) in zip(changes, tables(view)) {
            #expect(change.explain(now), "seed \(seed), \(now.name)")
            #expect(
                change.effects.allSatisfy { $0.event.head.effectiveOn <= day }
                    || now.name == "trialBalance", "seed \(seed), \(now.name)")
        }
        #expect(changes.contains { !$0.effects.isEmpty }, "seed \(seed)")
    }
}
