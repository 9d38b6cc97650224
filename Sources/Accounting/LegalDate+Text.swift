extension LegalDate {
    /// The days that a text names somewhere, in its order: `2025-06-30`, `2025/6/30`, `2025.6.30`,
    /// `2025年6月30日`, `20250630`, or by the era such as `令和7年6月30日` and `R7.6.30`; in digits of
    /// either width, and in front of 年, 月 and 日 in numerals.
    public static func days(in text: String) -> [LegalDate] {
        let characters = inDigits(text)
        var days: [LegalDate] = []
        var start = 0
        while start < characters.count {
            let number = digits(of: characters[start...])
            if let day = day(writtenFrom: start, number, in: characters)
                ?? day(ofEra: characters[start...])
                ?? day(
                    ofInitial: characters[start...],
                    after: start > 0 ? characters[start - 1] : nil)
            {
                days.append(day)
            }
            start += max(1, number.count)
        }
        return days
    }

    /// What stands between year, month and day, and behind the day.
    private static let separators: [[Character?]] = [
        ["-", "-", nil], ["/", "/", nil], [".", ".", nil], ["年", "月", "日"],
    ]

    /// A day whose year, or all eight digits, is the number that begins there.
    private static func day(writtenFrom start: Int, _ year: [Int], in text: [Character])
        -> LegalDate?
    {
        if year.count == 8 { return day(year[..<4], year[4..<6], year[6...]) }
        guard year.count == 4 else { return nil }
        for marks in separators {
            var place = start + year.count
            guard skip(marks[0], at: &place, in: text) else { continue }
            let month = digits(of: text[place...])
            place += month.count
            guard skip(marks[1], at: &place, in: text) else { continue }
            let day = digits(of: text[place...])
            place += day.count
            guard skip(marks[2], at: &place, in: text) else { continue }
            return Self.day(year[...], month[...], day[...])
        }
        return nil
    }

    private static func skip(_ mark: Character?, at place: inout Int, in text: [Character]) -> Bool
    {
        guard let mark else { return true }
        guard place < text.count, text[place] == mark else { return false }
        place += 1
        return true
    }

    private static func digits(of text: ArraySlice<Character>) -> [Int] {
        text.prefix { $0.wholeNumberValue.map { $0 < 10 } ?? false }
            .compactMap(\.wholeNumberValue)
    }

    private static func day(
        _ year: ArraySlice<Int>, _ month: ArraySlice<Int>, _ day: ArraySlice<Int>
    )
        -> LegalDate?
    {
        guard (1...2).contains(month.count), (1...2).contains(day.count) else { return nil }
        func written(_ digits: ArraySlice<Int>, _ count: Int) -> String {
            String(repeating: "0", count: count - digits.count)
                + digits.map(String.init).joined()
        }
        return LegalDate("\(written(year, 4))-\(written(month, 2))-\(written(day, 2))")
    }

    private static func day(ofEra text: ArraySlice<Character>) -> LegalDate? {
        // The longest is 平成31年12月31日.
        guard let end = text.prefix(12).firstIndex(of: "日") else { return nil }
        return Era.lastDay(of: String(text[...end]))
    }
}
