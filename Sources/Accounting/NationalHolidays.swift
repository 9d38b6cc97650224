/// The holidays of the Act on National Holidays (国民の祝日に関する法律, Act No. 178 of 1948) as it
/// stood on each day, with substitute holidays (Art 3(2)), days between two holidays (Art 3(3)) and
/// the days that Acts of their own made holidays.
///
/// The two equinoxes are those that the National Astronomical Observatory announces in February of
/// the year before; here they are reckoned, by the approximation of the Hydrographic Department's
/// almanac (新こよみ便利帳), which has agreed with every announcement so far and holds from 1900 to
/// 2150. Before and after these years no equinox is told.
public enum NationalHolidays {
    /// What the day is called, as the Act calls it: `元日`; `振替休日` for a substitute, `国民の休日`
    /// for a day between two holidays. `nil` for a day that is none.
    public static func name(of day: LegalDate) -> String? {
        if let name = named(day) { return name }
        if isSubstitute(day) { return "振替休日" }
        return isBetween(day) ? "国民の休日" : nil
    }

    /// Article 2, and days that Acts of their own made holidays.
    private static func named(_ day: LegalDate) -> String? {
        // The Act has been in force since 20 July 1948.
        guard day.daysSince1970 >= enforcedOn else { return nil }
        return special(day) ?? fixed(day) ?? movable(day) ?? equinox(day)
    }

    private static let enforcedOn: Int32 = -7_835

    private static func special(_ day: LegalDate) -> String? {
        switch (day.year, day.month, day.day) {
        case (1959, 4, 10): "皇太子明仁親王の結婚の儀"
        case (1989, 2, 24): "昭和天皇の大喪の礼"
        case (1990, 11, 12): "即位礼正殿の儀"
        case (1993, 6, 9): "皇太子徳仁親王の結婚の儀"
        case (2019, 5, 1): "天皇の即位の日"
        case (2019, 10, 22): "即位礼正殿の儀"
        case _: nil
        }
    }

    private static func fixed(_ day: LegalDate) -> String? {
        let year = day.year
        switch (day.month, day.day) {
        case (1, 1): return "元日"
        case (1, 15) where year < 2000: return "成人の日"
        case (2, 11) where year >= 1967: return "建国記念の日"
        case (2, 23) where year >= 2020: return "天皇誕生日"
        case (4, 29): return year < 1989 ? "天皇誕生日" : year < 2007 ? "みどりの日" : "昭和の日"
        case (5, 3): return "憲法記念日"
        case (5, 4) where year >= 2007: return "みどりの日"
        case (5, 5): return "こどもの日"
        case (7, 20) where (1996..<2003).contains(year): return "海の日"
        case (8, 11) where year >= 2016 && year != 2020 && year != 2021: return "山の日"
        case (9, 15) where (1966..<2003).contains(year): return "敬老の日"
        case (10, 10) where (1966..<2000).contains(year): return "体育の日"
        case (11, 3): return "文化の日"
        case (11, 23): return "勤労感謝の日"
        case (12, 23) where (1989..<2019).contains(year): return "天皇誕生日"
        case _: return nil
        }
    }

    /// Days that are told by the Monday of a month. In 2020 and 2021 some lay elsewhere, for the
    /// Olympic Games (Act No. 33 of 2015, Art 32).
    private static func movable(_ day: LegalDate) -> String? {
        let year = day.year
        switch (year, day.month, day.day) {
        case (2020, 7, 23), (2021, 7, 22): return "海の日"
        case (2020, 7, 24), (2021, 7, 23): return "スポーツの日"
        case (2020, 8, 10), (2021, 8, 8): return "山の日"
        case (2020, 7, _), (2020, 10, _), (2021, 7, _), (2021, 10, _): return nil
        case _: break
        }
        guard day.weekday == .monday else { return nil }
        switch (day.month, (day.day - 1) / 7 + 1) {
        case (1, 2) where year >= 2000: return "成人の日"
        case (7, 3) where year >= 2003: return "海の日"
        case (9, 3) where year >= 2003: return "敬老の日"
        case (10, 2) where year >= 2000: return year < 2020 ? "体育の日" : "スポーツの日"
        case _: return nil
        }
    }

    private static func equinox(_ day: LegalDate) -> String? {
        switch day.month {
        case 3 where day.day == equinoxDay(day.year, isSpring: true): "春分の日"
        case 9 where day.day == equinoxDay(day.year, isSpring: false): "秋分の日"
        case _: nil
        }
    }

    /// In millionths of a day, so that every machine reckons the same.
    private static func equinoxDay(_ year: Int, isSpring: Bool) -> Int? {
        let (spring, autumn, leap): (Int, Int, Int)
        switch year {
        case 1900..<1980: (spring, autumn, leap) = (20_835_700, 23_258_800, 1983)
        case 1980..<2100: (spring, autumn, leap) = (20_843_100, 23_248_800, 1980)
        case 2100...2150: (spring, autumn, leap) = (21_851_000, 24_248_800, 1980)
        case _: return nil
        }
        let drift = (isSpring ? spring : autumn) + 242_194 * (year - 1980)
        // Cut off towards zero, as the approximation is printed.
        return drift / 1_000_000 - (year - leap) / 4
    }

    /// The day behind a holiday that fell on a Sunday (since 12 April 1973), and since 2007 the
    /// first day behind it that is no holiday itself.
    private static func isSubstitute(_ day: LegalDate) -> Bool {
        guard day.daysSince1970 >= 1_197 else { return false }
        var earlier = day.adding(days: -1)
        while let holiday = earlier, named(holiday) != nil {
            if holiday.weekday == .sunday { return day.weekday == .monday || day.year >= 2007 }
            earlier = holiday.adding(days: -1)
        }
        return false
    }

    /// A day between two holidays (since 27 December 1985); until 2006 no Sunday and no substitute.
    private static func isBetween(_ day: LegalDate) -> Bool {
        guard day.daysSince1970 >= 5_839, day.year >= 2007 || day.weekday != .sunday,
            let before = day.adding(days: -1), let after = day.adding(days: 1)
        else { return false }
        return named(before) != nil && named(after) != nil
    }
}
