import Accounting
import Audit
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import TestSupport
import Testing

/// What would have been, against a history that was written without what is supposed away.
@Suite struct WhatIfTests {
    /// The commands that were accepted, with the positions of what they led to.
    private struct Life {
        var history: History
        var accepted: [(command: TestCommand, positions: Range<UInt64>)] = []

        init(_ commands: [TestCommand]) throws {
            history = try History()
            for command in commands {
                let start = UInt64(history.events.count)
                do {
                    try history.perform(command)
                    accepted.append((command, start..<UInt64(history.events.count)))
                } catch is Rejection {
                } catch is FieldFailure {
                }
            }
        }

        var view: LedgerView {
            get throws {
                var view = LedgerView()
                for event in history.events { try view.apply(event) }
                return view
            }
        }
    }

    private static func commands(_ seed: UInt64, count: Int = 220) -> [TestCommand] {
        var random = RandomCommands(seed: seed)
        // Who loads an import asks for all of it: told by the state, which differs here.
        return (0..<count).map { _ in random.next() }.filter { !$0.line.contains("\"import.") }
    }

    private static func replay(_ events: [RecordedEvent], _ suppositions: Supposition...) -> WhatIf
    {
        var whatIf = WhatIf(suppositions)
        for event in events { whatIf.add(event) }
        whatIf.finish()
        return whatIf
    }

    @Test(arguments: Array(1...8) as [UInt64])
    func `with nothing supposed everything is as it was`(seed: UInt64) throws {
        let life = try Life(Self.commands(seed))
        let whatIf = Self.replay(life.history.events)
        #expect(whatIf.problem == nil)
        #expect(whatIf.decisions.isEmpty, "seed \(seed): \(whatIf.decisions)")
        #expect(whatIf.tables.allSatisfy(\.isSame) && whatIf.tables.count > 15)
        #expect(whatIf.recorded == whatIf.supposed, "seed \(seed)")
        #expect(whatIf.commandCount > 50)
    }

    @Test(arguments: Array(1...12) as [UInt64])
    func `without a command the same are refused that a life without it refuses`(seed: UInt64)
        throws
    {
        let life = try Life(Self.commands(seed))
        var random = SeededGenerator(seed: seed)
        // Roles and proposals decide who asks in a history, so they stay.
        let left = try #require(
            life.accepted.filter { accepted in
                ["\"actor.", "\"role.", "\"act.", "\"credential.", "\"party.register"].allSatisfy {
                    !accepted.command.line.contains($0)
                }
            }.randomElement(using: &random))
        let suppositions = left.positions.map { Supposition.withoutEvent(LogPosition($0)) }
        var whatIf = WhatIf(suppositions)
        for event in life.history.events { whatIf.add(event) }
        whatIf.finish()
        let place = Comment(rawValue: "seed \(seed), without \(left.command)")

        let others = life.accepted.filter { $0.positions != left.positions }
        let other = try Life(others.map(\.command))
        let kept = Set(other.accepted.map(\.command.line))
        let refused = Set(
            whatIf.decisions.filter { $0.code != nil }.compactMap { decision in
                life.accepted.first { $0.positions.contains(decision.position.rawValue) }?
                    .command.line
            })
        #expect(whatIf.problem == nil, place)
        #expect(refused == Set(others.map(\.command.line)).subtracting(kept), place)
        let view = try other.view
        #expect(whatIf.supposed.trialBalance().rows == view.trialBalance().rows, place)
        #expect(whatIf.supposed.fundBalance.rows == view.fundBalance.rows, place)
        #expect(whatIf.supposed.grantRegister.rows == view.grantRegister.rows, place)
        #expect(whatIf.supposed.planRegister.rows == view.planRegister.rows, place)
    }

    @Test func `without the money nothing can be spent`() throws {
        let events = try SmallLedger.history().events
        let subsidy = try #require(events.first { $0.act is SubsidyReceived })
        let whatIf = Self.replay(events, .withoutEvent(subsidy.head.position))
        let outcomes = whatIf.decisions.map { "\($0.type) \($0.code ?? $0.outcome.name)" }
        #expect(outcomes.first == "subsidy.received left out")
        #expect(outcomes.contains("act.proposed exceeds-uncommitted-fund"), "\(outcomes)")
        #expect(whatIf.tables.contains { $0.name == "fundBalance" && !$0.isSame })
    }

    @Test func `without a payee all that names it is refused`() throws {
        let events = try SmallLedger.history().events
        let maker = try #require(StreamName(parsing: "party/maker"))
        let whatIf = Self.replay(events, .without(maker))
        #expect(whatIf.decisions.first?.outcome == .leftOut)
        let submitted = whatIf.decisions.first { $0.type == "adjustmentPlan.submitted" }
        #expect(submitted?.code == "name-unknown" && submitted?.text == "there is no party/maker")
        #expect(whatIf.supposed.grantRegister.rows.isEmpty)
    }

    @Test func `a parameter supposed changes what rests on it, from its day on`() throws {
        let commands = [
            """
            {"command":"grant.receiveReturn","subject":"grant/G","on":"2025-12-01",
             "facts":{"amount":100,"bank":"party/bank"}}
            """,
            """
            {"command":"grant.assessCharge","subject":"grant/G","on":"2025-12-01",
             "facts":{"kind":"late"}}
            """,
        ].map { TestCommand($0) }
        let events = try SmallLedger.history(then: commands).events
        let assessed = try #require(events.last)
        #expect(assessed.act is GrantChargeAssessed)
        let zero = Self.replay(events, try .parameter("lateChargeRate=0.00%"))
        #expect(zero.decisions.map(\.position) == [assessed.head.position])
        let later = Self.replay(events, try .parameter("lateChargeRate=0.00%@2026-01-01"))
        #expect(later.decisions.isEmpty && later.tables.allSatisfy(\.isSame))
    }

    @Test func `another command in the place of one of two persons is proposed and approved`()
        throws
    {
        let events = try SmallLedger.history().events
        let place = try #require(events.firstIndex { $0.act is GrantAdvancePaid })
        let id = events[place].head.commandID
        func paying(_ amount: Int) throws -> WhatIf {
            let command = TestCommand(
                """
                {"command":"grant.payAdvance","subject":"grant/G","on":"2024-07-01",
                 "facts":{"amount":\(amount),"bank":"party/bank"}}
                """)
            return Self.replay(
                events,
                try .replaced(
                    events[place].head.position,
                    among: events.filter { $0.head.commandID == id }, by: command.draft()))
        }
        #expect(try paying(700).decisions.isEmpty)
        let less = try paying(500)
        let types = less.decisions.map { "\($0.type) \($0.outcome.name)" }
        #expect(
            types.prefix(2) == ["act.proposed otherwise", "grant.advancePaid otherwise"],
            "\(types)")
        #expect(less.supposed.grantRegister.rows[0][7] == .yen(500))
        #expect(try paying(1001).decisions.first?.code == "exceeds-allocation")
    }

    @Test(arguments: [
        ("addOnRate", "must be PARAMETER=VALUE"), ("rate=1", "'rate' is no parameter; there are"),
        ("addOnRate=1", "'1' is no value of it; one is 10.95%"),
        ("addOnRate=1.00%@May", "behind '@' stands a date"),
    ])
    func `what cannot be supposed is told`(text: String, problem: String) {
        do {
            _ = try Supposition.parameter(text)
            Issue.record("\(text) was supposed")
        } catch {
            #expect(error.description.contains(problem), "\(error)")
        }
    }

    @Test func `a log that cannot be folded ends with a problem`() throws {
        var events = try SmallLedger.history().events
        events.remove(at: 30)
        #expect(Self.replay(events).problem?.contains("cannot follow") == true)
    }
}
