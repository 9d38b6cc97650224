import Accounting
import EventCoding
import EventSourcing

/// Commands of every kind about a few things that live long, many of which a rule refuses: the same
/// seed gives the same commands.
public struct RandomCommands {
    var chance: SeededGenerator
    var today: LegalDate
    var introduced = 0
    var count = 0
    /// How many Corporations have followed the first.
    var changeCount = 0
    /// Commands that come next, whatever chance says.
    var queue: [TestCommand] = []
    /// The first day of the month that may be closed next.
    var openMonth: LegalDate

    /// When the ledger was opened.
    static let begins = LegalDate("2024-04-01") ?? .example

    public init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
        today = Self.begins
        openMonth = today
        queue = firstCorporation()
    }

    public mutating func next() -> TestCommand {
        count += 1
        if !queue.isEmpty { return queue.removeFirst() }
        if number(0...7) == 0 { today = today.adding(days: number(0...9)) ?? today }
        // One act in twelve is dated earlier or later than the ones around it.
        let date = number(0...11) == 0 ? today.adding(days: number(-60...20)) ?? today : today
        if number(0...9) == 0 { return stable(on: date) }
        if number(0...49) == 0 { return survey(on: date) }
        switch number(0...117) {
        case 0..<3: return control(on: date)
        case 3..<5: return approval(on: date)
        case 5..<11: return corporation(on: date)
        case 11..<25: return fund(on: date)
        case 25..<42: return plan(on: date)
        case 42..<93: return grant(on: date)
        case 93..<97: return period(on: date)
        case 97..<108: return facility(on: date)
        case 108..<112: return secret(on: date)
        case 112..<115: return finding(on: date)
        case 115: return number(0...3) == 0 ? importing() : control(on: date)
        case 116: return number(0...1) == 0 ? misuse() : control(on: date)
        case _: return control(on: date)
        }
    }

    // MARK: - Values

    static let parties = ["party/maker", "party/bank", "party/body", "party/state"]

    func act(
        _ command: String, _ subject: String, _ date: LegalDate,
        _ facts: KeyValuePairs<String, JSONValue>
    ) -> TestCommand {
        TestCommand(
            command, subject, on: date, recorded: today, facts.map { ($0.key, $0.value) })
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &chance)
    }

    mutating func amount(_ range: ClosedRange<Int>) -> JSONValue {
        .integer(Int128(number(range)))
    }

    mutating func one(_ choices: [String]) -> String {
        choices[number(0...(choices.count - 1))]
    }

    mutating func one(_ choices: [String]) -> JSONValue { .string(one(choices)) }

    mutating func actor() -> String { "actor/A\(number(0...min(introduced, 60)))" }

    mutating func bank() -> JSONValue {
        number(0...9) == 0 ? "party/trust" : number(0...19) == 0 ? "party/maker" : "party/bank"
    }

    mutating func name() -> JSONValue {
        one(["plain", "=2+3", "+1", "-1", "@cell", "a, \"b\"", "防衛装備", "é"])
    }

    mutating func day(near date: LegalDate) -> JSONValue {
        .string((date.adding(days: number(-20...60)) ?? date).description)
    }

    mutating func items() -> JSONValue {
        .array(
            one([["designChange"], ["survey", "testing"], ["production", "management"]]).map {
                .object([.init("item", .string($0)), .init("amount", amount(0...1_200))])
            })
    }

    mutating func one<Choice>(_ choices: [[Choice]]) -> [Choice] {
        choices[number(0...(choices.count - 1))]
    }
}
