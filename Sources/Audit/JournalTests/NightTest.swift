import DefenseFund
import EventSourcing
import ReadModels

/// Entries recorded at night.
struct NightTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "nights", ReportLabel("夜間の記録", "Nights"),
        asks: "Which entries were recorded at night?", of: ClockTest.population,
        exception: "An entry recorded in Tokyo from 'from' o'clock on, or before 'until' o'clock.",
        .number("from", 22, in: 0...23, "The hour in Tokyo at which the night begins."),
        .number("until", 6, in: 0...23, "The hour in Tokyo at which it ends."),
        JournalRule.percent, JournalRule.minimum)

    private var clock: ClockTest
    private let from: Int64
    private let until: Int64

    init(_ parameters: JournalParameters) {
        clock = ClockTest(parameters)
        from = Int64(parameters.number("from"))
        until = Int64(parameters.number("until"))
    }

    func covers(_ item: JournalItem) -> Bool { item.isOwnEntry }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        guard let (hour, minute) = item.event.head.recordedAt.clockInTokyo else { return }
        let isNight = from <= until ? (from..<until).contains(hour) : hour >= from || hour < until
        let text = "\(hour):\(minute < 10 ? "0" : "")\(minute)"
        clock.add(item, isNight ? "recorded at \(text) in Tokyo" : nil)
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        clock.verdict(on: population)
    }
}
