extension LegalDate {
    /// The text with the numbers of days in digits and without blanks: `令和八年 十二月三十一日` is
    /// `令和8年12月31日`.
    static func inDigits(_ text: String) -> [Character] {
        var written: [Character] = []
        var rest = Array(text)[...]
        while let character = rest.first {
            let numerals = rest.prefix { numeral($0) != nil }
            if !numerals.isEmpty {
                rest = rest.dropFirst(numerals.count)
                let isOfDay = rest.first.map { "年月日".contains($0) } ?? false
                written += isOfDay ? Array(String(number(numerals))) : Array(numerals)
            } else if character.isWhitespace, let last = written.last, "年月".contains(last) {
                rest = rest.drop(while: \.isWhitespace)
            } else {
                written.append(character)
                rest = rest.dropFirst()
            }
        }
        return written
    }

    private static func numeral(_ character: Character) -> Int? {
        Array("〇一二三四五六七八九十").firstIndex(of: character)
    }

    /// `三十一` and `三一` alike. Longer than any day's it is some number that is none.
    private static func number(_ numerals: ArraySlice<Character>) -> Int {
        numerals.prefix(5).reduce(0) { sum, character in
            guard let value = numeral(character) else { return sum }
            if value == 10 { return max(1, sum) * 10 }
            return sum % 10 == 0 && sum > 0 && numerals.contains("十")
                ? sum + value : sum * 10 + value
        }
    }

    /// `R8.12.31`, where the initial is no end of a word.
    static func day(ofInitial text: ArraySlice<Character>, after before: Character?) -> LegalDate? {
        guard let initial = text.first, before.map({ !$0.isLetter && !$0.isNumber }) ?? true,
            let era = Era.all.first(where: { $0.initial == initial })
        else { return nil }
        let parts = text.dropFirst().prefix { $0.isNumber || ".-/".contains($0) }
            .split(omittingEmptySubsequences: false) { ".-/".contains($0) }
        guard parts.count == 3 else { return nil }
        let numbers = parts.map { $0.compactMap(\.wholeNumberValue).map(String.init).joined() }
            .map { String($0.drop { $0 == "0" }) }
        return Era.lastDay(of: "\(era.name)\(numbers[0])年\(numbers[1])月\(numbers[2])日")
    }
}
