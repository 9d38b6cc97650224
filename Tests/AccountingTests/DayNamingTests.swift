import Accounting
import Testing

@Suite struct DayNamingTests {
    @Test(arguments: [
        ("2025-06-30", "2025-06-30"), ("2024-02", "2024-02-29"), ("9999-12", "9999-12-31"),
        ("FY2024", "2025-03-31"), ("FY2024-Q1", "2024-06-30"), ("FY2024-Q2", "2024-09-30"),
        ("FY2024-Q3", "2024-12-31"), ("FY2024-Q4", "2025-03-31"), ("令和6年度", "2025-03-31"),
        ("令和元年度", "2020-03-31"), ("平成31年度", "2020-03-31"), ("令和7年6月30日", "2025-06-30"),
        ("令和7年2月", "2025-02-28"), ("平成31年4月30日", "2019-04-30"),
        ("令和元年5月1日", "2019-05-01"), ("令和６年度", "2025-03-31"),
        ("令和７年６月３０日", "2025-06-30"), ("FY２０２４", "2025-03-31"),
    ])
    func `the text names the day`(text: String, day: String) {
        #expect(LegalDate(lastDayOf: text)?.description == day)
    }

    @Test(arguments: [
        ("FY2024", 2024), ("令和6年度", 2024), ("令和元年度", 2019), ("平成３１年度", 2019),
    ])
    func `the text names the fiscal year`(text: String, year: Int) {
        #expect(FiscalYear(named: text)?.firstCalendarYear == year)
    }

    @Test(arguments: ["", "2024", "FY2024-Q1", "令和6年", "令和6年度末", "令和0年度", "平成32年度"])
    func `the text names no fiscal year`(text: String) {
        #expect(FiscalYear(named: text) == nil)
    }

    @Test(arguments: [
        "", "2025", "2025-6-30", "2025-02-29", "FY24", "FY2024-Q5", "FY2024-Q", "FY2024-", "令和",
        "令和0年度", "令和06年度", "令和元年4月30日", "平成31年5月1日", "令和7年2月29日", "令和7年13月", "令和7年",
        "令和9999年度", "令和7年度末", "昭和64年1月7日", "-1年度", "令和7年6月30", "令和7年月日",
    ])
    func `the text names no day`(text: String) {
        #expect(LegalDate(lastDayOf: text) == nil)
    }
}
