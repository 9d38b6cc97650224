import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import TestSupport
import Testing

/// A number and the events that make it, against folds that look at every event.
@Suite struct ExplanationTests {
    private static func history(_ seed: UInt64, count: Int = 160) throws -> [RecordedEvent] {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        for number in 1...count {
            do {
                try history.perform(commands.next())
                if number % 20 == 0 { try history.correctLast(number / 20) }
            } catch is Rejection {
            } catch is FieldFailure {
            }
        }
        return history.events
    }

    private static func reader(_ events: [RecordedEvent]) -> PairChanges.Reader {
        { start, end, body in
            for event in events[Int(start.rawValue)..<Int(end.rawValue)] { try body(event) }
        }
    }

    private static func explain(
        _ text: String, in events: [RecordedEvent], on day: LegalDate? = nil
    ) throws -> NumberExplanation {
        let address = try #require(NumberAddress(text))
        return try NumberExplainer.explain(
            address, in: .table(address.table),
            asOf: AsOf(known: LogPosition(UInt64(events.count)), day: day),
            reading: reader(events))
    }

    /// Every change of a cell, by making the table behind every event.
    private static func changes(
        of address: NumberAddress, in events: [RecordedEvent], on day: LegalDate?
    ) throws -> [(position: UInt64, effect: Int128)] {
        var fold = NumberFold(.table(address.table), on: day)
        var last: Int128 = 0
        var changes: [(position: UInt64, effect: Int128)] = []
        for event in events {
            try fold.apply(event)
            let cells = NumberExplainer.addresses(in: fold.table)
            let now = cells.first { $0.0 == address }?.1.number ?? 0
            if now != last { changes.append((event.head.position.rawValue, now - last)) }
            last = now
        }
        return changes
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `the events of an amount add up to it, and each changes it`(seed: UInt64) throws {
        let events = try Self.history(seed)
        var random = SeededGenerator(seed: seed)
        let days = Set(events.map(\.head.effectiveOn)).sorted()
        var partCount = 0
        for name in ["trialBalance", "fundBalance", "grants", "plans", "charges", "treasury"] {
            let day = Bool.random(using: &random) ? days.randomElement(using: &random) : nil
            var fold = NumberFold(.table(name), on: day)
            for event in events { try fold.apply(event) }
            let amounts = NumberExplainer.addresses(in: fold.table).filter { _, cell in
                if case .yen = cell { true } else { false }
            }
            for (address, cell) in amounts.shuffled(using: &random).prefix(6) {
                let told = try Self.explain(address.description, in: events, on: day)
                let place = Comment(rawValue: "seed \(seed): \(address) \(day?.description ?? "")")
                #expect(told.address == address && told.cell == cell, place)
                #expect(told.isSum && told.addsUp, place)
                // No event is told that a fold of all has not seen, nor with another effect.
                let all = try Self.changes(of: address, in: events, on: day)
                let seen = Dictionary(uniqueKeysWithValues: all.map { ($0.position, $0.effect) })
                for part in told.parts + told.cancelled {
                    #expect(seen[part.event.head.position.rawValue] == part.effect, place)
                }
                // What is left out is nothing together.
                let listed = Set((told.parts + told.cancelled).map(\.event.head.position.rawValue))
                let rest = all.filter { !listed.contains($0.position) }
                #expect(rest.reduce(0) { $0 + $1.effect } == 0, place)
                partCount += told.parts.count
            }
        }
        #expect(partCount > 5)
    }

    @Test(arguments: [6, 7, 8] as [UInt64])
    func `a balance is made of its postings, and of no fewer`(seed: UInt64) throws {
        let events = try Self.history(seed)
        var view = LedgerView()
        for event in events { try view.apply(event) }
        for row in view.ledger.balances.rows {
            let label = EventJSON.label(row.account, name: view.name)
            let told = try Self.explain("balance/\(label)", in: events)
            let side = ChartOfAccounts.account(row.account)?.accountClass.normalSide ?? .debit
            // Added up by hand, event by event.
            var amounts: [UInt64: Int128] = [:]
            for event in events {
                let sum = event.postings.filter { view.account($0.account) == row.account }
                    .reduce(Int128(0)) { $0 + Int128($1.signedAmount) }
                if sum != 0 {
                    amounts[event.head.position.rawValue] = side == .debit ? sum : -sum
                }
            }
            let number = amounts.values.reduce(0, +)
            #expect(told.cell == .yen(number), "\(label)")
            for part in told.parts {
                let position = part.event.head.position.rawValue
                #expect(amounts[position] == part.effect, "\(label) \(position)")
                var others = amounts
                others[position] = nil
                #expect(others.values.reduce(0, +) != number, "\(label) \(position)")
            }
            let listed = (told.parts + told.cancelled).map(\.event.head.position.rawValue)
            #expect(Set(listed) == Set(amounts.keys), "\(label)")
            #expect(told.cancelled.reduce(0) { $0 + $1.effect } == 0)
        }
    }

    @Test func `a wrong entry and the correction that took it back are told apart`() throws {
        var history = try History()
        for line in Self.fundedLines { try history.perform(TestCommand(line)) }
        let wrong = try #require(history.events.last { $0.act is SubsidyReceived })
        try history.perform(
            TestCommand(
                "entry.correct", "correction/C-1", on: "2024-04-20",
                [
                    ("corrects", .integer(Int128(wrong.head.position.rawValue))),
                    ("reason", "another bank"),
                    (
                        "replacement",
                        .object([
                            .init("command", "subsidy.receive"), .init("subject", "fund"),
                            .init("on", "2024-04-10"),
                            .init(
                                "facts",
                                .object([
                                    .init("budgetYear", "FY2024"),
                                    .init("amount", .integer(5_000)),
                                    .init("bank", "trust"),
                                ])),
                        ])
                    ),
                ]))
        let bank = try Self.explain("balance/FUND-111-bank", in: history.events)
        #expect(bank.cell == .yen(0) && bank.parts.isEmpty && bank.addsUp)
        #expect(bank.cancelled.map(\.effect) == [5_000, -5_000])
        let trust = try Self.explain("balance/FUND:111:party/trust", in: history.events)
        #expect(trust.parts.map(\.effect) == [5_000] && trust.cancelled.isEmpty)
        #expect(trust.register.rows.count == 1 && trust.cancelledRegister.rows.isEmpty)
        #expect(bank.json { _ in nil }.compact.contains("\"cancelled\":[{"))
    }

    private static let fundedLines = [
        """
        {"command":"corporation.designate","subject":"corporation/C","on":"2024-04-01",
         "facts":{"party":"party/body","form":"foundation","criteriaMet":true}}
        """,
        """
        {"command":"businessRules.approve","subject":"corporation/C","on":"2024-04-02",
         "facts":{"financeConsultedOn":"2024-04-01","summary":"rules"}}
        """,
        """
        {"command":"subsidy.receive","subject":"fund","on":"2024-04-10",
         "facts":{"budgetYear":"FY2024","amount":5000,"bank":"party/bank"}}
        """,
        """
        {"command":"party.rename","subject":"party/bank","on":"2024-04-11",
         "facts":{"name":"First"}}
        """,
        """
        {"command":"party.rename","subject":"party/bank","on":"2024-04-12",
         "facts":{"name":"Second"}}
        """,
    ]

    @Test func `whatever is no amount is told by the event that set it`() throws {
        var history = try History()
        for line in Self.fundedLines { try history.perform(TestCommand(line)) }
        let closing = try Self.explain("fundBalance/FY2024/year", in: history.events)
        #expect(!closing.isSum && closing.addsUp && closing.parts.count == 1)
        #expect(closing.parts.first?.event.act is SubsidyReceived)
        let title = try Self.explain(
            "trialBalance/FUND:111:party/bank/title", in: history.events)
        #expect(title.parts.first?.event.act is AccountOpened && title.addsUp)
    }

    @Test func `no cell of any table is left unexplained`() throws {
        let events = try Self.history(3, count: 60)
        var count = 0
        for name in NumberFold.tableNames(on: nil) {
            var fold = NumberFold(.table(name), on: nil)
            for event in events { try fold.apply(event) }
            for (address, _) in NumberExplainer.addresses(in: fold.table) {
                #expect(try Self.explain(address.description, in: events).addsUp, "\(address)")
                count += 1
            }
        }
        #expect(count > 100)
        // A word that stands in every ledger was set by no event.
        #expect(try Self.explain("fundBalance/total/year", in: events).parts.isEmpty)
    }

    @Test(arguments: [
        ("grants/G-1/paid", "grants", "G-1", "paid"),
        ("register-grants.csv/G-1/paidYen", "grants", "G-1", "paidYen"),
        ("balance/FUND:111:party/bank-a", "trialBalance", "FUND:111:party/bank-a", "balanceYen"),
        (
            "trial-balance.csv/FUND:111:party/b/debitsYen", "trialBalance", "FUND:111:party/b",
            "debitsYen"
        ),
        ("balance/FUND:311/creditsYen", "trialBalance", "FUND:311", "creditsYen"),
    ])
    func `a number is named by table, row and column`(
        text: String, table: String, row: String, column: String
    ) {
        #expect(NumberAddress(text) == NumberAddress(table: table, row: row, column: column))
    }

    @Test(arguments: ["", "grants", "grants/", "/a/b", "grants/a/", "grants//paid", "a/b"])
    func `what names no number is none`(text: String) {
        #expect(NumberAddress(text) == nil)
    }

    @Test func `a row or a column that is not there is told`() throws {
        let events = try Self.history(1, count: 40)
        for (text, problem) in [
            ("fundBalance/total/closed", "has no column 'closed'; it has year, openingYen"),
            ("fundBalance/sum/closingYen", "has no row 'sum'"),
        ] {
            do {
                _ = try Self.explain(text, in: events)
                Issue.record("\(text) was explained")
            } catch let fault as NumberExplainer.Fault {
                #expect(fault.description.contains(problem), "\(fault)")
            }
        }
    }

    @Test func `every table that can be asked about has addresses that lead back to it`() throws {
        let events = try Self.history(3)
        let day = try #require(LegalDate("2025-03-31"))
        for name in NumberFold.tableNames(on: day) {
            var fold = NumberFold(.table(name), on: day)
            for event in events { try fold.apply(event) }
            let cells = NumberExplainer.addresses(in: fold.table)
            #expect(cells.count == fold.table.rows.count * fold.table.columns.count)
            #expect(Set(cells.map(\.0)).count == cells.count, "\(name)")
            for (address, _) in cells { #expect(NumberAddress(address.description) == address) }
        }
        #expect(!NumberFold.tableNames(on: nil).contains("obligations"))
    }

    @Test(arguments: [
        ("12", KnownMoment.position(12)), ("99999999999999999999", .position(.max)),
        ("2025-06-30T15:00:00Z", .instant(RecordedTime(microseconds: 1_751_295_600_000_000))),
        ("2025-06-30", .instant(RecordedTime(microseconds: 1_751_295_599_999_999))),
    ])
    func `a moment is named by position, instant or day`(text: String, moment: KnownMoment) {
        #expect(KnownMoment(text) == moment)
    }

    @Test func `a moment counts the events up to it`() throws {
        let times: [Int64] = [10, 20, 20, 30]
        func count(_ moment: KnownMoment) -> UInt64? {
            moment.count(upTo: LogPosition(4)) {
                RecordedTime(microseconds: times[Int($0.rawValue)])
            }?.rawValue
        }
        #expect(count(.position(3)) == 4 && count(.position(4)) == nil)
        for (time, expected) in [(9, 0), (10, 1), (19, 1), (20, 3), (30, 4), (99, 4)] {
            let moment = KnownMoment.instant(RecordedTime(microseconds: Int64(time)))
            #expect(count(moment) == UInt64(expected))
        }
        #expect(KnownMoment("") == nil && KnownMoment("soon") == nil)
        #expect(AsOf.parts(of: "now@FY2024") == (nil, "FY2024"))
        #expect(AsOf.parts(of: "12") == ("12", nil) && AsOf.parts(of: "@") == (nil, nil))
    }
}
