import Accounting
import Testing

@Suite struct HolidayTests {
    private func days(of year: Int) -> [(day: LegalDate, name: String)] {
        (0..<366).compactMap { LegalDate(year: year, month: 1, day: 1)?.adding(days: $0) }
            .filter { $0.year == year }
            .compactMap { day in NationalHolidays.name(of: day).map { (day, $0) } }
    }

    /// As the Cabinet Office published them.
    @Test(arguments: [
        (
            2015,
            "0101 0112 0211 0321 0429 0503 0504 0505 0506 "
                + "0720 0921 0922 0923 1012 1103 1123 1223"
        ),
        (
            2019,
            "0101 0114 0211 0321 0429 0430 0501 0502 0503 0504 0505 "
                + "0506 0715 0811 0812 0916 0923 1014 1022 1103 1104 1123"
        ),
        (
            2020,
            "0101 0113 0211 0223 0224 0320 0429 0503 0504 "
                + "0505 0506 0723 0724 0810 0921 0922 1103 1123"
        ),
        (
            2021,
            "0101 0111 0211 0223 0320 0429 0503 0504 0505 "
                + "0722 0723 0808 0809 0920 0923 1103 1123"
        ),
        (
            2024,
            "0101 0108 0211 0212 0223 0320 0429 0503 0504 0505 0506 "
                + "0715 0811 0812 0916 0922 0923 1014 1103 1104 1123"
        ),
        (
            2025,
            "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 "
                + "0506 0721 0811 0915 0923 1013 1103 1123 1124"
        ),
        (
            2026,
            "0101 0112 0211 0223 0320 0429 0503 0504 0505 "
                + "0506 0720 0811 0921 0922 0923 1012 1103 1123"
        ),
    ])
    func `holidays are those of the Act`(year: Int, expected: String) {
        let found = days(of: year).map { day, _ in
            (day.month < 10 ? "0" : "") + "\(day.month)" + (day.day < 10 ? "0" : "") + "\(day.day)"
        }
        #expect(found.joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("2024-02-12", "振替休日"), ("2026-09-22", "国民の休日"), ("2019-04-30", "国民の休日"),
        ("2025-03-20", "春分の日"), ("1988-04-29", "天皇誕生日"), ("1990-04-29", "みどりの日"),
        ("2008-04-29", "昭和の日"), ("1989-02-24", "昭和天皇の大喪の礼"), ("1973-04-30", "振替休日"),
        ("1988-05-04", "国民の休日"), ("2012-09-22", "秋分の日"), ("1949-01-01", "元日"),
    ])
    func `a holiday is called as the Act calls it`(day: String, name: String) throws {
        #expect(NationalHolidays.name(of: try #require(LegalDate(day))) == name)
    }

    @Test(arguments: ["1948-05-03", "2024-09-24", "1972-02-12", "1985-05-04"])
    func `other days are none`(day: String) {
        if let day = LegalDate(day) { #expect(NationalHolidays.name(of: day) == nil) }
    }

    @Test func `weekdays follow each other from a Thursday in 1970`() throws {
        #expect(LegalDate("1970-01-01")?.weekday == .thursday)
        #expect(LegalDate("2025-06-30")?.weekday == .monday)
        #expect(LegalDate.earliest.weekday == .wednesday)
        var day = try #require(LegalDate("1969-12-20"))
        for _ in 0..<30 {
            let next = try #require(day.adding(days: 1))
            #expect(next.weekday.rawValue == (day.weekday.rawValue + 1) % 7)
            day = next
        }
    }

    @Test func `days stand in a text`() {
        let text = "請求書2025-06-30、領収書（令和7年7月1日）12025-01-01 2025-01-011 2025-02-30 令和7年13月1日"
        #expect(LegalDate.days(in: text).map(\.description) == ["2025-06-30", "2025-07-01"])
        #expect(LegalDate.days(in: "").isEmpty)
        let forms = "2025/6/30 2025.06.30 ２０２５年６月３０日 scan_20250630.pdf"
        let eras = "令和七年六月三十日 R7.6.30 請求書(R07-06-30) 二〇二五年 六月三〇日 令和7年 6月 30日"
        #expect(
            LegalDate.days(in: eras).map(\.description)
                == Array(repeating: "2025-06-30", count: 5))
        #expect(LegalDate.days(in: "令和七年十月二十日").map(\.description) == ["2025-10-20"])
        #expect(LegalDate.days(in: "PR7.6.30 第三十一回 R7.13.1 R7.6 一二三四五六七年").isEmpty)
        let others = " 2025年6月 2025/6-30 1/2025/6 123456789"
        let days = LegalDate.days(in: forms + others).map(\.description)
        #expect(days == Array(repeating: "2025-06-30", count: 4))
    }
}
