import Accounting
import ReadModels

/// Entries recorded on a Saturday or Sunday.
struct WeekendTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "weekends", ReportLabel("週末の記録", "Weekends"),
        asks: "Which entries were recorded on a weekend?", of: ClockTest.population,
        exception: "An entry recorded on a Saturday or Sunday in Tokyo.", JournalRule.percent,
        JournalRule.minimum)

    private var clock: ClockTest

    init(_ parameters: JournalParameters) { clock = ClockTest(parameters) }

    func covers(_ item: JournalItem) -> Bool { item.isOwnEntry }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        let name: String? =
            switch item.recordedOn?.weekday {
            case .saturday: "Saturday"
            case .sunday: "Sunday"
            case .monday, .tuesday, .wednesday, .thursday, .friday, nil: nil
            }
        clock.add(item, name.map { "recorded on a \($0), \(item.recordedDay) in Tokyo" })
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        clock.verdict(on: population)
    }
}
