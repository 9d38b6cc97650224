import Accounting

/// The sentences behind `Then`.
enum ScenarioSentence {
    /// `nil` if the sentence is none that is known.
    static func expectation(_ text: String) throws -> Scenario.Expectation? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 3 else { return nil }
        switch words[0] {
        case "in": return row(words)
        case "no": return noRow(words)
        case "on": return owed(words)
        case "a", "an", "nothing": return found(words)
        case _ where words[1...].starts(with: ["is", "paid", "from"]): return paidFrom(words)
        case _: return balance(words)
        }
    }

    /// `FUND 121 of grant/G-1 is 400`, `FUND 311 is 9,000`
    private static func balance(_ words: [String]) -> Scenario.Expectation? {
        switch words.count {
        case 4 where words[2] == "is":
            .balance(book: words[0], code: words[1], subAccount: nil, amount: words[3])
        case 6 where words[2] == "of" && words[4] == "is":
            .balance(book: words[0], code: words[1], subAccount: words[3], amount: words[5])
        case _: nil
        }
    }

    /// `grant/G-1 is paid from subsidy of FY2023 400; yield of FY2024 9,000`
    private static func paidFrom(_ words: [String]) -> Scenario.Expectation? {
        let parts = words[4...].joined(separator: " ").split(separator: ";")
            .map(ScenarioParser.trimmed)
        guard !parts.isEmpty else { return nil }
        return .paidFrom(thing: words[0], parts: parts.map { $0.filter { $0 != "," } })
    }

    /// `in grants G-1 has stage fixed; paid 400`
    private static func row(_ words: [String]) -> Scenario.Expectation? {
        guard words.count >= 5, words[3] == "has" else { return nil }
        let pairs = words[4...].joined(separator: " ").split(separator: ";").map {
            $0.split(separator: " ", maxSplits: 1).map(String.init)
        }
        guard pairs.allSatisfy({ $0.count == 2 }) else { return nil }
        return .row(
            table: words[1], row: words[2], values: pairs.map { (column: $0[0], value: $0[1]) })
    }

    /// `no G-1 in grants`
    private static func noRow(_ words: [String]) -> Scenario.Expectation? {
        guard words.count == 4, words[2] == "in" else { return nil }
        return .noRow(table: words[3], row: words[1])
    }

    /// `a violation is found about grant/G-1`, `nothing is found about grant/G-1`
    private static func found(_ words: [String]) -> Scenario.Expectation? {
        switch words.count {
        case 5 where words[0] == "nothing" && words[1...3] == ["is", "found", "about"]:
            .nothingFound(thing: words[4])
        case 6 where words[0] != "nothing" && words[2...4] == ["is", "found", "about"]:
            .found(severity: words[1], thing: words[5])
        case _: nil
        }
    }

    /// `on 2024-08-01 grant/G-1 owes openReturnProcedure [by 2024-07-31]`, `… owes nothing`
    private static func owed(_ words: [String]) -> Scenario.Expectation? {
        guard words.count >= 5, words[3] == "owes", let date = LegalDate(words[1]) else {
            return nil
        }
        switch words.count {
        case 5 where words[4] == "nothing": return .nothingOwed(on: date, thing: words[2])
        case 5: return .owed(on: date, thing: words[2], kind: words[4], by: nil)
        case 7 where words[5] == "by":
            return .owed(on: date, thing: words[2], kind: words[4], by: words[6])
        case _: return nil
        }
    }
}
