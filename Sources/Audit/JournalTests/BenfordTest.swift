import EventSourcing
import ReadModels

/// First digits of amounts beside Benford's law.
struct BenfordTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "benford", ReportLabel("先頭桁の分布", "First digits"),
        asks: "Do the first digits of all amounts spread as they do where amounts grow by nature?",
        of: "The amounts of all entries.",
        exception:
            "If the mean deviation is above 'deviationPpm': each digit that is more frequent "
            + "than the law allows, with the first entry that begins with it. No single entry is "
            + "wrong for its digit.",
        source:
            "F. Benford, Proc. Am. Phil. Soc. 78 (1938); limits as in M. Nigrini, Benford's Law "
            + "(2012), from memory",
        .number(
            "minimum", 500, in: 1...Int.max, "In a smaller population the test says nothing."),
        .number(
            "deviationPpm", 15_000, in: 1...1_000_000,
            "The mean absolute deviation that is still acceptable, in millionths."),
        .number(
            "zHundredths", 258, in: 1...10_000,
            "A digit is more frequent than the law allows from so many hundredths of a standard "
                + "deviation on; 258: one in a hundred by chance."))

    /// log10(1 + 1/d) in millionths: in whole numbers, so that every machine says the same.
    private static let expected: [Int128] = [
        301_030, 176_091, 124_939, 96_910, 79_181, 66_947, 57_992, 51_153, 45_757,
    ]
    private static let million: Int128 = 1_000_000

    private var counts = [Int128](repeating: 0, count: 9)
    private var firsts = [LogPosition?](repeating: nil, count: 9)
    private let minimum: Int
    private let limit: Int128
    private let z: Int128

    init(_ parameters: JournalParameters) {
        minimum = parameters.number("minimum")
        limit = Int128(parameters.number("deviationPpm"))
        z = Int128(parameters.number("zHundredths"))
    }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        var digit = item.amount
        guard digit > 0 else { return }
        while digit >= 10 { digit /= 10 }
        let place = Int(digit) - 1
        counts[place] += 1
        firsts[place] = firsts[place] ?? item.position
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        let all = counts.reduce(0, +)
        guard all >= Int128(minimum) else {
            return .notEnough(UInt64(all), of: minimum, "amounts")
        }
        // In millionths times the population.
        let deviations = zip(counts, Self.expected).map { $0 * Self.million - all * $1 }
        let sum = deviations.reduce(0) { $0 + Int128($1.magnitude) }
        let note = "mean absolute deviation of \(sum / (9 * all)) millionths"
        guard sum > limit * 9 * all else { return .of(JournalExceptions(), note: note) }
        var found = JournalExceptions()
        for (place, deviation) in deviations.enumerated() where deviation > 0 {
            let share = Self.expected[place]
            // Both sides of deviation > z * sqrt(n p (1 - p)), squared.
            let variance = all * share * (Self.million - share)
            guard deviation * deviation * 10_000 > z * z * variance else { continue }
            found.add(
                at: firsts[place],
                "\(counts[place]) of \(all) amounts begin with \(place + 1), where "
                    + "\((all * share + Self.million / 2) / Self.million) are expected")
        }
        return .of(found, note: note)
    }
}
