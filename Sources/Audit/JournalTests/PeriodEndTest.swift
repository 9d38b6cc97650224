import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Entries of the last days of a fiscal year that were recorded after its end.
struct PeriodEndTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "periodEnd", ReportLabel("期末", "Period end"),
        asks: "Which entries of the last days of a fiscal year were recorded once it was over?",
        of: "All entries but imported history.",
        exception: "An entry that takes effect in the last 'days' days of a fiscal year and was "
            + "recorded more than 'graceDays' days after its end. It is the rule where of all "
            + "entries 'usualPercent' were recorded so long after the end of their year.",
        .number("days", 5, in: 1...366, "How many days at the end are looked at."),
        .number("graceDays", 5, in: 0...366, "So many days later an entry is still in time."),
        JournalRule.percent, JournalRule.minimum)

    private let days: Int
    private let grace: Int
    private let rule: JournalRule
    private var found = JournalExceptions()
    private var afterCount: UInt64 = 0

    init(_ parameters: JournalParameters) {
        days = parameters.number("days")
        grace = parameters.number("graceDays")
        rule = JournalRule(parameters)
    }

    func covers(_ item: JournalItem) -> Bool { item.isOwnEntry }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        let on = item.event.head.effectiveOn
        let end = FiscalYear(on).lastDay
        guard let recordedOn = item.recordedOn, end.days(until: recordedOn) > grace else { return }
        afterCount += 1
        guard on.days(until: end) < days else { return }
        found.add(
            item, "recorded \(end.days(until: recordedOn)) days after the end of \(FiscalYear(on))")
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        .of(found, unless: rule, matched: afterCount, of: population.count)
    }
}
