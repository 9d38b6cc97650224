import Accounting
@testable import DefenseFund
import TestSupport
import Testing

/// Charges to the yen, three times: by the rules, by hand, and day after day (C16).
@Suite struct ChargeTableTests {
    private static let table = Result { try ChargeExample.table() }

    private func total(_ example: ChargeExample) throws -> Int128? {
        try example.lines().map { $0.reduce(0) { $0 + Int128($1.amount.rawValue) } }
    }

    @Test func `every row of the table comes to what was worked out by hand`() throws {
        let table = try Self.table.get()
        #expect(table.count >= 60)
        for row in table {
            let expected = try #require(row.expected)
            #expect(try total(row) == Int128(expected), "\(row.what)")
            #expect(DayByDayCharges(row).total == Int128(expected), "\(row.what), day by day")
        }
    }

    @Test func `every line explains itself`() throws {
        for row in try Self.table.get() {
            for line in try #require(try row.lines()) {
                let base = line.dayBase?.days ?? 365
                #expect(line.days.days == line.from.days(until: line.through) + 1)
                #expect(line.base > .zero && line.through <= row.through, "\(row.what)")
                let product =
                    Int128(line.base.rawValue) * Int128(line.rate.hundredthsOfPercent)
                    * Int128(line.days.days)
                // Cut off: not above the exact sum, and less than a yen below it.
                let cut = Int128(line.amount.rawValue) * 10_000 * Int128(base)
                #expect(cut <= product && product - cut < 10_000 * Int128(base), "\(row.what)")
            }
        }
        let row = try #require(try Self.table.get().first { $0.what.hasPrefix("a new day base") })
        #expect(
            try row.lines()?.map(\.explanation) == [
                "1,000,000 x 10.95% x 10 days (2024-06-01 to 2024-06-10) / 365 = 3,000",
                "1,000,000 x 10.95% x 10 days (2024-06-11 to 2024-06-20) / 360 = 3,041",
            ])
    }

    @Test func `what can be told ends at the largest amount and at 100,000 days`() throws {
        let most = Int64.max
        func example(_ yen: Int64, _ rate: String, through day: String) -> ChargeExample {
            ChargeExample(
                kind: .addOn, receipts: [.init(on: date("2024-06-01"), yen: yen)],
                returns: [
                    .init(principal: yen, cause: .cancelledAtFault, dueOn: date("2024-07-01"))
                ], settings: [.init(name: "addOnRate", from: date("2024-06-01"), value: rate)],
                through: date(day))
        }
        #expect(try total(example(most, "10.95%", through: "2033-07-16")) != nil)
        #expect(try total(example(most, "10.95%", through: "2033-07-17")) == nil)
        #expect(try total(example(most, "1000.00%", through: "2024-07-06")) != nil)
        #expect(try total(example(most, "1000.00%", through: "2024-07-07")) == nil)
        #expect(try total(example(1, "1000.00%", through: "2298-03-16")) == 2_739)
        #expect(try total(example(1, "1000.00%", through: "2298-03-17")) == nil)
    }

    @Test(arguments: 1...400 as ClosedRange<UInt64>)
    func `whatever was received, ordered and paid, both ways of counting agree`(seed: UInt64)
        throws
    {
        let example = Self.random(seed)
        #expect(try total(example) == DayByDayCharges(example).total, "seed \(seed), \(example)")
    }

    @Test func `the examples drawn cover what can come together`() throws {
        let examples = (1...400 as ClosedRange<UInt64>).map(Self.random)
        #expect(examples.count { $0.receipts.count > 2 && $0.returns.count > 1 } > 80)
        #expect(examples.count { $0.returns.contains { $0.paid.count > 1 } } > 80)
        #expect(examples.count { !$0.settings.isEmpty } > 80)
        #expect(examples.count { DayByDayCharges($0).total > 0 } > 150)
    }

    private static func random(_ seed: UInt64) -> ChargeExample {
        var chance = SeededGenerator(seed: seed)
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }
        let largest = [9, 1_000, 3_000_000, 90_000_000_000][number(0...3)]
        let start = date("2023-12-15")
        func day(_ days: Int) -> LegalDate { start.adding(days: days) ?? start }
        var (receipts, returns): ([ChargeExample.Payment], [ChargeExample.Return]) = ([], [])
        var (stack, clock) = (0, 0)
        for _ in 0..<number(2...9) {
            clock += number(0...60)
            guard stack > 0, number(0...2) == 0 else {
                let yen = number(1...largest)
                receipts.append(.init(on: day(clock), yen: Int64(yen)))
                stack += yen
                continue
            }
            let principal = number(1...stack)
            stack -= principal
            returns.append(
                .init(
                    principal: Int64(principal),
                    cause: ReturnCause.allCases[[1, 1, 1, 0, 2][number(0...4)]],
                    dueOn: day(clock + number(0...40)), after: receipts.count))
        }
        for index in returns.indices {
            var (rest, when) = (Int(returns[index].principal), clock)
            while rest > 0, number(0...3) > 0 {
                when += number(0...50)
                let part = number(1...rest)
                returns[index].paid.append(.init(on: day(when), yen: Int64(part)))
                rest -= part
            }
        }
        let settings = (0..<number(0...4)).map { _ -> ChargeExample.Setting in
            let name = ["addOnRate", "lateChargeRate", "chargeDayBase"][number(0...2)]
            let value =
                name == "chargeDayBase"
                ? "\(number(360...366))" : "\(number(0...40)).\(number(10...99))%"
            return .init(name: name, from: day(number(-9...500)), value: value)
        }
        return ChargeExample(
            kind: number(0...1) == 0 ? .addOn : .late, receipts: receipts, returns: returns,
            settings: settings, through: day(number(0...700)))
    }
}
