extension LegalDate {
    /// The days that a text names somewhere, in its order: `2025-06-30`, or by the era such as
    /// `令和7年6月30日`.
    public static func days(in text: String) -> [LegalDate] {
        let characters = Array(text)
        return characters.indices.compactMap { start in
            day(writtenOut: characters[start...], after: start > 0 ? characters[start - 1] : nil)
                ?? day(ofEra: characters[start...])
        }
    }

    /// Ten characters that are no part of a longer number.
    private static func day(writtenOut text: ArraySlice<Character>, after before: Character?)
        -> LegalDate?
    {
        func isDigit(_ character: Character?) -> Bool { character?.isWholeNumber ?? false }
        guard text.count >= 10, !isDigit(before), !isDigit(text.dropFirst(10).first) else {
            return nil
        }
        return LegalDate(String(text.prefix(10)))
    }

    private static func day(ofEra text: ArraySlice<Character>) -> LegalDate? {
        // The longest is 平成31年12月31日.
        guard let end = text.prefix(12).firstIndex(of: "日") else { return nil }
        return Era.lastDay(of: String(text[...end]))
    }
}
