import Accounting
import Foundation
import TestSupport

/// Reads a scenario. Each line that is not understood is told with its number, so that a lawyer who
/// changes a file learns what is wrong with it.
struct ScenarioParser {
    private let file: String
    private var lines: [(number: Int, text: String, isIndented: Bool)]
    private var place = 0

    static func read(_ file: String) throws -> Scenario {
        try read(Repository.text(of: file), named: file)
    }

    static func read(_ text: String, named file: String) throws -> Scenario {
        var parser = ScenarioParser(text, file)
        return try parser.scenario()
    }

    private init(_ text: String, _ file: String) {
        self.file = file
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .compactMap { index, line in
                let text = line.trimmingCharacters(in: .whitespaces)
                guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
                return (index + 1, text, line.hasPrefix(" "))
            }
    }

    private mutating func scenario() throws -> Scenario {
        let title = try header("Title:") ?? { throw problem("the file begins with 'Title: …'") }()
        let law = try header("Law:") ?? { throw problem("'Law: …' comes after the title") }()
        let beginning = try header("Begins with")
        var steps: [Scenario.Step] = []
        while place < lines.count {
            let (number, text, isIndented) = lines[place]
            guard !isIndented else { throw problem("is indented, and follows no act") }
            place += 1
            steps.append(.init(line: number, content: try content(text)))
        }
        return Scenario(
            file: file, title: title, law: law, beginning: beginning, steps: steps)
    }

    private mutating func header(_ keyword: String) throws -> String? {
        guard place < lines.count, let rest = Self.rest(of: lines[place].text, after: keyword)
        else { return nil }
        place += 1
        return rest
    }

    private mutating func content(_ text: String) throws -> Scenario.Content {
        if let rest = Self.rest(of: text, after: "Person") { return try person(rest) }
        if let rest = Self.rest(of: text, after: "Today is") { return .today(try date(rest)) }
        if let rest = Self.rest(of: text, after: "On") { return .act(try act(rest)) }
        if let rest = Self.rest(of: text, after: "Then") {
            guard let expectation = try ScenarioSentence.expectation(rest) else {
                throw wrong("'Then \(rest)' is no sentence known; see Tests/Scenarios/README.md")
            }
            return .expectation(expectation)
        }
        throw wrong("begins with none of Person, Today is, On, Then")
    }

    /// `kei: corporation.clerk, corporation.screener`
    private func person(_ text: String) throws -> Scenario.Content {
        let parts = text.split(separator: ":", maxSplits: 1).map(Self.trimmed)
        guard parts.count == 2, !parts[0].contains(" ") else {
            throw wrong("must read 'Person name: role, role'")
        }
        return .person(
            name: parts[0], roles: parts[1].split(separator: ",").map(Self.trimmed))
    }

    /// `2024-06-03 ako and ben: grant.allocate grant/G-1`, and what is indented below it.
    private mutating func act(_ text: String) throws -> Scenario.Act {
        let parts = text.split(separator: ":", maxSplits: 1).map(Self.trimmed)
        let who = parts.first?.split(separator: " ").map(String.init) ?? []
        let what = parts.count == 2 ? parts[1].split(separator: " ").map(String.init) : []
        guard who.count == 2 || (who.count == 4 && who[2] == "and"), what.count == 2 else {
            throw wrong("must read 'On date person [and person]: command subject'")
        }
        var facts: [(Int, String, String)] = []
        var (refusal, entry): (String?, String?)
        while place < lines.count, lines[place].isIndented {
            let (number, line, _) = lines[place]
            let pair = line.split(separator: ":", maxSplits: 1).map(Self.trimmed)
            guard pair.count == 2 else { throw problem("must read 'name: value'") }
            place += 1
            switch pair[0] {
            case "refused": refusal = pair[1]
            case "posts": entry = pair[1]
            case let name: facts.append((number, name, pair[1]))
            }
        }
        return Scenario.Act(
            date: try date(who[0]), actor: who[1], approver: who.count == 4 ? who[3] : nil,
            command: what[0], subject: what[1], facts: facts, refusal: refusal, entry: entry)
    }

    private func date(_ text: String) throws -> LegalDate {
        guard let date = LegalDate(text) else {
            throw wrong("'\(text)' is no date such as 2024-04-01")
        }
        return date
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        text.trimmingCharacters(in: .whitespaces)
    }

    static func rest(of text: String, after keyword: String) -> String? {
        guard text.hasPrefix(keyword + " ") else { return nil }
        return trimmed(text.dropFirst(keyword.count))
    }

    /// About the line that is read next.
    private func problem(_ text: String) -> ScenarioProblem {
        ScenarioProblem(file, place < lines.count ? lines[place].number : 0, text)
    }

    /// About the line that was read last.
    private func wrong(_ text: String) -> ScenarioProblem {
        ScenarioProblem(file, lines[place - 1].number, text)
    }
}
