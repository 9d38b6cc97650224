import Accounting
import Containers
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport
import Testing

@testable import ReadModels

/// Whose money paid what, first in, first out.
@Suite struct MoneySourcesTests {
    @Test func `at any pair every yen is traced as on two lines of yen`() throws {
        var kinds: Set<RegisterTable.Cell> = []
        var counts = (corrected: 0, splitPayments: 0)
        for seed in LongHistories.seeds.prefix(2) {
            let events = try LongHistories.events(seed)
            var random = SeededGenerator(seed: seed)
            let days = Set(events.map(\.head.effectiveOn)).sorted()
            for day in (0..<4).map({ _ in days.randomElement(using: &random) }) + [nil] {
                var (view, sources) = (LedgerView(on: day), MoneySources())
                var naive = NaiveMoney()
                for (index, event) in events.enumerated() {
                    try view.apply(event)
                    if view.isInForce(event) { sources.add(event, in: view) }
                    if view.isInForce(event) { naive.apply(event) } else { naive.pass(event) }
                    let isLast = index == events.count - 1
                    guard isLast || Int.random(in: 0..<events.count / 20, using: &random) == 0
                    else { continue }
                    let place = Comment(rawValue: "seed \(seed), known \(index + 1), \(day as Any)")
                    let parts = sources.parts
                    let rows = RegisterTable(parts).rows
                    #expect(rows == naive.rows, place)
                    #expect(MoneySources.balance(of: parts) == view.moneyHeld, place)
                    #expect(naive.held == view.moneyHeld, place)
                    expectGrantsPaid(by: parts, in: view, place)
                    kinds.formUnion(rows.flatMap { [$0[2], $0[8]] })
                    counts.splitPayments += parts.count - Set(parts.map(\.use)).count
                }
            }
            counts.corrected += try view(events).ledger.corrections.count
        }
        #expect(counts.corrected > 5 && counts.splitPayments > 20, "\(counts)")
        // A charge that is paid is rare: the sample ledger has one, and a transcript traces it.
        let rare: [MoneyFlow.Kind] = [.charge, .other]
        let told = MoneyFlow.Kind.allCases.filter { !rare.contains($0) }.map { $0.rawValue }
        #expect(kinds.isSuperset(of: (told + ["left"]).map { .text($0) }))
    }

    private func view(_ events: [RecordedEvent]) throws -> LedgerView {
        var view = LedgerView()
        for event in events { try view.apply(event) }
        return view
    }

    /// The parts of each flow come to the flow, and those of a grant to what was paid on it.
    private func expectGrantsPaid(
        by parts: [MoneyPart], in view: LedgerView, _ place: Comment
    ) {
        for (flow, parts) in Dictionary(grouping: parts.filter { $0.use != nil }, by: \.use) {
            #expect(flow?.amount == parts.map(\.amount).reduce(0, +), place)
        }
        for (flow, parts) in Dictionary(grouping: parts.filter { $0.source != nil }, by: \.source) {
            #expect(flow?.amount == parts.map(\.amount).reduce(0, +), place)
        }
        for (grant, state) in view.ledger.grants {
            let name = view.name(grant.stream)
            let sum = parts.filter { $0.use?.kind.isOfGrant ?? false && $0.use?.subject == name }
                .map(\.amount).reduce(0, +)
            #expect(sum == Int128(state.paid.rawValue), place)
        }
    }

    @Test func `about a day on which more was paid than had come in, the rest is not yet in`()
        throws
    {
        let recordedOn = try #require(LegalDate("2024-05-01"))
        var history = try History()
        let acts: [(String, String, String, [(String, JSONValue)])] = [
            (
                "corporation.designate", "corporation/C", "2024-04-01",
                [("party", "body"), ("form", "foundation"), ("criteriaMet", true)]
            ),
            (
                "businessRules.approve", "corporation/C", "2024-04-01",
                [("financeConsultedOn", "2024-04-01"), ("summary", "rules")]
            ),
            (
                "subsidy.receive", "fund", "2024-04-10",
                [("budgetYear", "FY2024"), ("amount", 200), ("bank", "bank")]
            ),
            (
                "subsidy.receive", "fund", "2024-04-20",
                [("budgetYear", "FY2023"), ("amount", 500), ("bank", "bank")]
            ),
            (
                "treasuryPayment.order", "treasuryPayment/T", "2024-04-11",
                [
                    ("amount", 300), ("dueOn", "2024-04-30"),
                    ("financeConsultedOn", "2024-04-01"),
                ]
            ),
            (
                "treasuryPayment.make", "treasuryPayment/T", "2024-04-12",
                [("amount", 300), ("bank", "bank")]
            ),
        ]
        for (command, subject, date, facts) in acts {
            try history.perform(
                TestCommand(command, subject, on: date, recorded: recordedOn, facts))
        }
        func told(on day: String) throws -> [String] {
            var (view, sources) = (LedgerView(on: LegalDate(day)), MoneySources())
            for event in history.events {
                try view.apply(event)
                if view.isInForce(event) { sources.add(event, in: view) }
            }
            let parts = sources.parts
            #expect(MoneySources.balance(of: parts) == view.moneyHeld)
            return parts.map { part in
                let source = part.source.map { "\($0.kind) of \($0.year)" } ?? "not yet in"
                return "\(source): \(part.amount) \(part.use?.kind.rawValue ?? "left")"
            }
        }
        #expect(try told(on: "2024-04-11") == ["subsidy of FY2024: 200 left"])
        #expect(
            try told(on: "2024-04-19")
                == ["subsidy of FY2024: 200 treasury", "not yet in: 100 treasury"])
        #expect(
            try told(on: "2024-04-20") == [
                "subsidy of FY2024: 200 treasury", "subsidy of FY2023: 100 treasury",
                "subsidy of FY2023: 400 left",
            ])
    }

    // MARK: - Yen by yen

    private static func flow(_ number: Int, amount: Int, isReceipt: Bool) throws -> MoneyFlow {
        let day = try #require(LegalDate("2024-04-01"))
        return MoneyFlow(
            position: LogPosition(UInt64(number)), firstRecorded: LogPosition(UInt64(number)),
            on: day, kind: isReceipt ? .subsidy : .advance, subject: nil, year: FiscalYear(day),
            amount: Int128(amount), isReceipt: isReceipt)
    }

    @Test(arguments: (0..<200).map { UInt64(8_200 + $0) })
    func `the nth yen that went out is the nth that came in`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func flows(isReceipt: Bool) throws -> [MoneyFlow] {
            try (0..<Int.random(in: 0...8, using: &random)).map { number in
                try Self.flow(
                    number, amount: Int.random(in: 1...7, using: &random), isReceipt: isReceipt)
            }
        }
        let (sources, uses) = (try flows(isReceipt: true), try flows(isReceipt: false))
        let parts = MoneyPart.parts(of: sources, spentOn: uses)
        /// Of which flow each yen is.
        func yen(_ flows: [MoneyFlow]) -> [MoneyFlow] {
            flows.flatMap { Array(repeating: $0, count: Int($0.amount)) }
        }
        let (ins, outs) = (yen(sources), yen(uses))
        let told = parts.flatMap { part in
            (0..<Int(part.amount)).map { _ in [part.source, part.use] }
        }
        let count = max(ins.count, outs.count)
        let expected = (0..<count).map { nth in
            [nth < ins.count ? ins[nth] : nil, nth < outs.count ? outs[nth] : nil]
        }
        #expect(told == expected, "seed \(seed)")
        // No part could be told together with the next one.
        for (part, next) in zip(parts, parts.dropFirst()) {
            #expect(part.source != next.source || part.use != next.use, "seed \(seed)")
        }
    }
}
