import DefenseFund
import EventSourcing
import ReadModels

/// Round sums among amounts that are seldom round.
struct RoundSumTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "roundSums", ReportLabel("端数のない金額", "Round sums"),
        asks: "Which amounts are round where amounts of their kind are not?",
        of: "All entries, each among those of its kind of act. Decided amounts are round by "
            + "nature, measured ones are not.",
        exception: "A multiple of 'unitYen' in a kind of act of which fewer than 'usualPercent' "
            + "are. Kinds with fewer than 'usualMinimum' entries are passed over.",
        .number("unitYen", 1_000_000, in: 1_000...Int.max, "Multiples of this are round."),
        .number(
            "usualPercent", 25, in: 1...101,
            "From this share of its kind on a round sum is no exception; 101: always one."),
        .number("usualMinimum", 20, in: 1...1_000_000, "A kind has at least so many entries."))

    private struct Kind {
        var count: UInt64 = 0
        var round: [LogPosition] = []
    }

    private var kinds: [String: Kind] = [:]
    private let unit: Int128
    private let rule: JournalRule
    private let minimum: Int

    init(_ parameters: JournalParameters) {
        unit = Int128(parameters.number("unitYen"))
        rule = JournalRule(parameters)
        minimum = parameters.number("usualMinimum")
    }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        let name = item.event.type.name
        kinds[name, default: Kind()].count += 1
        if item.amount % unit == 0 { kinds[name]?.round.append(item.position) }
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        let largest = kinds.values.map(\.count).max() ?? 0
        guard largest >= UInt64(minimum) else {
            return .notEnough(largest, of: minimum, "entries of the most frequent kind of act")
        }
        var reasons: [LogPosition: String] = [:]
        for (name, kind) in kinds where kind.count >= UInt64(minimum) {
            let roundCount = UInt64(kind.round.count)
            guard !rule.covers(roundCount, of: kind.count) else { continue }
            for position in kind.round {
                reasons[position] = "round, as \(roundCount) of \(kind.count) of \(name)"
            }
        }
        var found = JournalExceptions()
        for (position, reason) in reasons.sorted(by: { $0.key < $1.key }) {
            found.add(at: position, reason)
        }
        return .of(found)
    }
}
