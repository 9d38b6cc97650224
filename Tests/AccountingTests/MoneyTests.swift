import Accounting
import TestSupport
import Testing

@Suite struct MoneyTests {
    @Test func `an amount is never negative and never overflows silently`() {
        #expect(Yen(exactly: -1) == nil)
        #expect(Yen(exactly: .max)?.adding(1) == nil)
        #expect(Yen.zero.subtracting(1) == nil)
        #expect(Yen.sum([Yen(exactly: .max) ?? 0, 1]) == nil)
    }

    @Test func `only plain digits are an amount`() {
        for text in ["", "-1", "+1", "01", "1.0", " 1", "1,000", "１", "9223372036854775808", "1e3"]
        {
            #expect(Yen(text) == nil, "\(text)")
        }
        #expect(Yen("0") == .zero)
        #expect(Yen("9223372036854775807")?.rawValue == .max)
        #expect(Int64(-1_234_567).grouped == "-1,234,567")
        for (amount, grouped) in [
            (0, "0"), (999, "999"), (1_000, "1,000"), (-10_001, "-10,001"),
            (1_000_020, "1,000,020"),
        ] {
            #expect(Int64(amount).grouped == grouped)
        }
        #expect(Int64.min.grouped == "-9,223,372,036,854,775,808")
    }

    @Test(
        arguments: [
            (1_000_000, 10, 3_000), (1_000_000, 365, 109_500), (1, 365, 0), (3_334, 1, 1),
            (3_333, 1, 0), (0, 100, 0), (1_000_000, 0, 0),
        ] as [(Int64, Int, Int64)])
    func `interest is cut off below one yen`(base: Int64, days: Int, expected: Int64) throws {
        let rate = try #require(AnnualRate("10.95%"))
        let yen = try #require(Yen(exactly: base))
        #expect(rate.interest(on: yen, days: days, dayBase: 365)?.rawValue == expected)
    }

    @Test func `interest beyond the largest amount is none`() throws {
        let rate = try #require(AnnualRate("1000.00%"))
        let most = try #require(Yen(exactly: .max))
        #expect(rate.interest(on: most, days: 100_000, dayBase: 365) == nil)
        #expect(AnnualRate("10.9%") == nil)
        #expect(AnnualRate("10.95") == nil)
        #expect(AnnualRate("1000.01%") == nil)
    }
}
