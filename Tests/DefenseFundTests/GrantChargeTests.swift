import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Charges worked by hand at 10.95 %, that is 0.03 % a day (C16).
@Suite struct GrantChargeTests {
    /// A grant with receipts, a return at fault, and what came back.
    private func grant(
        receipts: [(String, Yen)], principal: Yen, dueOn: String, repayments: [(String, Yen)]
    ) -> GrantState {
        var grant = GrantState(
            plan: Reference(0), applicant: Reference(0), applied: 0, stageSince: date("2024-04-01"))
        for receipt in receipts { grant.pay(receipt.1, on: date(receipt.0)) }
        grant.returnOrders = [
            GrantState.ReturnOrder(
                principal: principal, orderedOn: date(dueOn), dueOn: date(dueOn),
                cause: .cancelledAtFault, paymentCount: receipts.count,
                repayments: repayments.map { .init(on: date($0.0), amount: $0.1) })
        ]
        return grant
    }

    private func lines(
        _ kind: ChargeKind, _ grant: GrantState, _ through: String,
        _ settings: [(String, String, ParameterValue)] = []
    ) throws -> [ChargeLine] {
        var parameters = ParameterTable()
        for (name, day, value) in settings {
            parameters.set(name, .init(effectiveOn: date(day), value: value, position: .start))
        }
        return try #require(
            GrantCharges.lines(
                kind, of: grant, through: date(through), at: ChargeTerms(of: kind, in: parameters)))
    }

    private func charge(_ kind: ChargeKind, _ grant: GrantState, _ through: String) throws -> Yen? {
        Yen.sum(try lines(kind, grant, through).map(\.amount))
    }

    private func rate(_ text: String) throws -> ParameterValue {
        .rate(try #require(AnnualRate(text)))
    }

    @Test func `a new rate counts from its day on, and the days before keep theirs`() throws {
        let grant = grant(
            receipts: [("2024-06-01", 1_000_000)], principal: 1_000_000, dueOn: "2024-07-01",
            repayments: [("2024-06-20", 400_000)])
        let lines = try lines(
            .addOn, grant, "2024-06-30",
            [
                ("addOnRate", "2024-06-11", rate("3.65%")),
                ("addOnRate", "2024-06-15", rate("3.65%")),
                ("lateChargeRate", "2024-06-16", rate("1.00%")),
                ("addOnRate", "2024-07-01", rate("99.00%")),
            ])
        // Ten days at 0.03 % and ten at 0.01 % of 1,000,000; ten at 0.01 % of 600,000.
        #expect(lines.map(\.amount) == [3_000, 1_000, 600])
        #expect(lines.map(\.rate.description) == ["10.95%", "3.65%", "3.65%"])
        #expect(lines.map(\.days.days) == [10, 10, 10])
        #expect(lines.map(\.from) == ["2024-06-01", "2024-06-11", "2024-06-21"].map(date))
    }

    @Test func `a new day base counts from its day on`() throws {
        let grant = grant(
            receipts: [("2024-06-01", 1_000_000)], principal: 1_000_000, dueOn: "2024-06-01",
            repayments: [])
        let lines = try lines(
            .late, grant, "2024-06-21", [("chargeDayBase", "2024-06-12", .number(360))])
        // 1,000,000 x 10.95 % x 10 / 360 is 3,041.66.
        #expect(lines.map(\.amount) == [3_000, 3_041])
    }

    @Test func `the add-on counts the day of receipt and the day of payment`() throws {
        let grant = grant(
            receipts: [("2024-06-01", 1_000_000)], principal: 1_000_000, dueOn: "2024-07-01",
            repayments: [("2024-06-10", 1_000_000)])
        #expect(try charge(.addOn, grant, "2024-12-31") == 3_000)
    }

    @Test func `the late charge begins the day after the due date`() throws {
        let grant = grant(
            receipts: [("2024-06-01", 1_000_000)], principal: 1_000_000, dueOn: "2024-07-01",
            repayments: [("2024-07-11", 1_000_000)])
        #expect(try charge(.late, grant, "2024-12-31") == 3_000)
        #expect(try charge(.late, grant, "2024-07-01") == 0)
        #expect(try charge(.late, grant, "2024-07-02") == 300)
    }

    @Test func `a leap year counts on a base of 365 days all the same`() throws {
        let grant = grant(
            receipts: [("2024-01-01", 1_000_000)], principal: 1_000_000, dueOn: "2024-12-31",
            repayments: [])
        #expect(try charge(.addOn, grant, "2024-12-31") == 109_800)
    }

    @Test func `a part payment lowers the base from the next day`() throws {
        let grant = grant(
            receipts: [("2024-06-01", 1_000_000)], principal: 1_000_000, dueOn: "2024-07-01",
            repayments: [("2024-06-10", 400_000), ("2024-06-20", 600_000)])
        #expect(try charge(.addOn, grant, "2024-12-31") == 4_800)
    }

    @Test func `the latest receipts are returned first`() throws {
        let grant = grant(
            receipts: [("2024-06-01", 1_000_000), ("2024-06-11", 1_000_000)], principal: 1_000_000,
            dueOn: "2024-07-01", repayments: [("2024-06-20", 1_000_000)])
        #expect(try charge(.addOn, grant, "2024-12-31") == 3_000)
    }

    @Test func `less than one yen is cut off`() throws {
        let grant = grant(
            receipts: [("2024-06-01", 3_333)], principal: 3_333, dueOn: "2024-07-01",
            repayments: [("2024-06-01", 3_333)])
        #expect(try charge(.addOn, grant, "2024-12-31") == 0)
    }

    @Test func `day by day counting comes to the same before cutting off`() throws {
        var chance = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let amount = Int64.random(in: 1...2_000_000_000, using: &chance)
            let part = Int64.random(in: 0...amount, using: &chance)
            let first = Int.random(in: 0...400, using: &chance)
            let second = first + Int.random(in: 1...400, using: &chance)
            let start = date("2024-06-01")
            let days = [first, second].compactMap { start.adding(days: $0)?.description }
            let grant = grant(
                receipts: [("2024-06-01", Yen(exactly: amount) ?? 0)],
                principal: Yen(exactly: amount) ?? 0, dueOn: "2024-07-01",
                repayments: [
                    (days[0], Yen(exactly: part) ?? 0), (days[1], Yen(exactly: amount - part) ?? 0),
                ].filter { $0.1 > 0 })
            // Another way: a sum over days of what is outstanding, cut off for each stretch.
            let sumFirst = Int128(amount) * Int128(first + 1) * 1095 / 3_650_000
            let sumSecond = Int128(amount - part) * Int128(second - first) * 1095 / 3_650_000
            let charged = try charge(.addOn, grant, "2030-01-01")
            #expect(charged.map { Int128($0.rawValue) } == sumFirst + sumSecond, "seed 7")
        }
    }
}
