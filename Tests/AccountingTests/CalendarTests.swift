import Accounting
import Testing

@Suite struct CalendarTests {
    @Test func `every day from 1868 to 2200 follows the one before`() throws {
        var date = try #require(LegalDate("1868-01-01"))
        var (year, month, day) = (1868, 1, 1)
        let last = try #require(LegalDate("2200-12-31"))
        while date < last {
            #expect((date.year, date.month, date.day) == (year, month, day))
            #expect(LegalDate(year: year, month: month, day: day) == date)
            #expect(LegalDate(date.description) == date)
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            day += 1
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
            date = try #require(date.adding(days: 1))
        }
    }

    @Test func `known days stand where they should`() {
        #expect(LegalDate("1970-01-01")?.daysSince1970 == 0)
        #expect(LegalDate("2024-02-29")?.daysSince1970 == 19_782)
        #expect(LegalDate("9999-12-31")?.adding(days: 1) == nil)
        #expect(LegalDate("1868-01-01")?.adding(days: -1) == nil)
    }

    @Test func `months later it is the same day, or the last of a shorter month`() {
        for (from, months, to) in [
            ("2025-03-31", 3, "2025-06-30"), ("2024-02-29", 12, "2025-02-28"),
            ("2023-12-31", 2, "2024-02-29"), ("2024-06-01", 12, "2025-06-01"),
            ("2024-01-15", -1, "2023-12-15"), ("2024-12-31", 0, "2024-12-31"),
        ] {
            #expect(LegalDate(from)?.adding(months: months)?.description == to)
        }
        #expect(LegalDate("9999-12-31")?.adding(months: 1) == nil)
        #expect(LegalDate("1868-01-01")?.adding(months: -1) == nil)
        #expect(LegalDate("1868-01-01")?.adding(months: .min) == nil)
        #expect(LegalDate("1868-01-01")?.adding(months: .max) == nil)
    }

    @Test func `a date has one form`() {
        for text in [
            "2025-2-1", "2025-02-30", "25-01-01", "2025/01/01", "2025-01-01 ", "", "abcd-ef-gh",
        ] {
            #expect(LegalDate(text) == nil, "\(text)")
        }
    }

    @Test func `a fiscal year begins on the first of April`() throws {
        let before = try #require(LegalDate("2025-03-31"))
        let after = try #require(LegalDate("2025-04-01"))
        #expect(FiscalYear(before).description == "FY2024")
        #expect(FiscalYear(after).description == "FY2025")
        #expect(FiscalYear(after).firstDay == after)
        #expect(FiscalYear(before).lastDay == before)
        #expect(FiscalYear("FY24") == nil)
    }
}
