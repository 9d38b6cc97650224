import Accounting
import Containers
import DefenseFund
import EventSourcing
import ReadModels
import Synchronization
import TestSupport
import Testing

/// Every table at any pair of times is what those events come to that were known then and are in
/// force on the day. Random histories date acts back, correct entries, change roles and refuse.
@Suite struct AsOfTests {
    private static let seeds = (0..<25).map { UInt64(4_000 + $0) }
    private static let dayCount = 10
    /// How often each fold is stopped and compared.
    private static let stopCount = 40

    /// How many pairs the run has compared, of how many histories.
    private static let compared = Mutex((pairs: 0, histories: 0))

    /// Tells the count once the last history is done.
    private static func count(_ pairs: Int) {
        let count = compared.withLock { count in
            count.pairs += pairs
            count.histories += 1
            return count
        }
        guard count.histories == seeds.count else { return }
        print("AsOfTests: \(count.pairs) pairs of times compared with the naive model")
        #expect(count.pairs >= 10_000)
    }

    /// Short histories, and long ones that reach what only many acts lead to.
    private static func history(_ seed: UInt64) throws -> History {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        for number in 1...(seed % 5 == 0 ? 1_000 : 300) {
            do {
                try history.perform(commands.next())
                if number % 50 == 0 { try history.correctLast(number / 50) }
                if number % 100 == 0 { try history.recordState() }
            } catch let rejection as Rejection {
                try #require(rejection.code != .ledgerInconsistent, "seed \(seed): \(rejection)")
            } catch is FieldFailure {
            }
        }
        return history
    }

    /// Days of the history, drawn evenly over the days on which something takes effect.
    private static func days(of events: [RecordedEvent], _ random: inout SeededGenerator)
        -> [LegalDate]
    {
        let all = Set(events.map(\.head.effectiveOn)).sorted()
        return (0..<dayCount).map { _ in all.randomElement(using: &random) ?? all[0] }
    }

    @Test(arguments: seeds)
    func `tables at any pair are those of the events known then and in force`(seed: UInt64) throws {
        let events = try Self.history(seed).events
        var random = SeededGenerator(seed: seed)
        var hiddenCount = 0
        var pairCount = 0
        var duties: Set<String> = []
        for day in Self.days(of: events, &random) {
            let stops = Set(events.indices.shuffled(using: &random).prefix(Self.stopCount))
            var view = LedgerView(on: day)
            var naive = NaiveLedger([])
            for (index, event) in events.enumerated() {
                try view.apply(event)
                naive.apply(event, on: day)
                if event.head.effectiveOn > day { hiddenCount += 1 }
                guard stops.contains(index) else { continue }
                pairCount += 1
                let place = Comment(rawValue: "seed \(seed), known \(index + 1), about \(day)")
                #expect(naive.differingTables(from: view) == [], place)
                #expect(
                    view.permissionTable(on: day).rows.map { Array($0[0...3]) }
                        == naive.permissionRows(on: day), place)
                let owed = view.obligationRegister(on: day).rows
                #expect(
                    owed.map(NaiveDuty.text).sorted() == naive.duties(on: day), place)
                duties.formUnion(owed.map { $0[2].display })
                #expect(view.progress.rawValue == UInt64(index) + 1, place)
            }
        }
        Self.count(pairCount)
        #expect(hiddenCount > 100, "seed \(seed)")
        #expect(duties.count > 5, "seed \(seed): \(duties.sorted())")
    }

    /// What is folded beside the view, and what is always about a day: fewer pairs, for the general
    /// ledger holds every posting.
    @Test(arguments: seeds)
    func `folds beside the view tell the events known then and in force`(seed: UInt64) throws {
        let events = try Self.history(seed).events
        var random = SeededGenerator(seed: seed)
        for day in Self.days(of: events, &random) {
            var view = LedgerView(on: day)
            var naive = NaiveLedger([])
            var (general, sources) = (GeneralLedger(), MoneySources())
            var histories = [ProcessingHistory(), ProcessingHistory(of: FiscalYear(day))]
            for event in events {
                try view.apply(event)
                naive.apply(event, on: day)
                if view.isInForce(event) {
                    general.add(event, in: view)
                    sources.add(event, in: view)
                    for place in histories.indices { histories[place].add(event) }
                }
                guard Int.random(in: 0..<events.count / 4, using: &random) == 0 else { continue }
                let place = Comment(
                    rawValue: "seed \(seed), known \(event.head.position), about \(day)")
                #expect(
                    general.table(in: view).rows
                        == naive.books.generalLedger(names: naive.names), place)
                #expect(RegisterTable(sources.parts).rows == naive.money.rows, place)
                #expect(
                    view.parameterRegister(on: day).rows.map { Array($0[0...4]) }
                        == naive.control.parameterRows(on: day), place)
                for (history, year) in zip(histories, [nil, NaiveLedger.fiscalYear(day)]) {
                    #expect(
                        history.table(in: view).rows.map { Array($0[0...5]) }
                            == naive.control.historyRows(of: year, names: naive.names), place)
                }
            }
        }
    }

    @Test(arguments: seeds.prefix(5))
    func `about the last day the view is the live one, and about the first nothing moved`(
        seed: UInt64
    ) throws {
        let events = try Self.history(seed).events
        let days = events.map(\.head.effectiveOn)
        var (live, last) = (LedgerView(), LedgerView(on: days.max()))
        var early = LedgerView(on: days.min()?.adding(days: -1))
        for event in events {
            try live.apply(event)
            try last.apply(event)
            try early.apply(event)
        }
        #expect(last.ledger == live.ledger)
        #expect(last.registers() == live.registers())
        #expect(live.latestOn == days.max())
        #expect(early.trialBalance().rows.allSatisfy { $0[4] == .yen(0) && $0[5] == .yen(0) })
        #expect(early.grantRegister.rows.isEmpty && early.fund.years.count == 0)
    }

    @Test(arguments: seeds.prefix(5))
    func `a later time of knowledge changes nothing about a day unless something about it came`(
        seed: UInt64
    ) throws {
        let events = try Self.history(seed).events
        var random = SeededGenerator(seed: seed)
        for day in Self.days(of: events, &random) {
            var view = LedgerView(on: day)
            var before: [RegisterTable]?
            for event in events {
                try view.apply(event)
                if view.isInForce(event) { before = nil }
                guard Int.random(in: 0..<20, using: &random) == 0 else { continue }
                let now = view.registers()
                if let before {
                    #expect(now == before, "seed \(seed), \(event.head.position), about \(day)")
                }
                before = now
            }
        }
    }
}
