import Accounting
import ReadModels

/// Entries recorded on a holiday.
struct HolidayTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "holidays", ReportLabel("休日の記録", "Holidays"),
        asks: "Which entries were recorded on a holiday?", of: ClockTest.population,
        exception:
            "An entry recorded in Tokyo on a national holiday, a substitute for one or a day "
            + "between two; with 'yearEnd closed' also from 29 December to 3 January.",
        source: "ISA 240, para. 33(a) and A42-A45; Act on National Holidays (Act No. 178 of 1948); "
            + "Act on Holidays of Administrative Organs (Act No. 91 of 1988), Art 1",
        .word(
            "yearEnd", ["closed", "open"],
            "Whether the days at the turn of the year count on which the State's offices rest."
        ), JournalRule.percent, JournalRule.minimum)

    private var clock: ClockTest
    private let isClosedAtYearEnd: Bool

    init(_ parameters: JournalParameters) {
        clock = ClockTest(parameters)
        isClosedAtYearEnd = parameters.word("yearEnd") == "closed"
    }

    func covers(_ item: JournalItem) -> Bool { item.isOwnEntry }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        let name = item.recordedOn.flatMap { day in
            NationalHolidays.name(of: day) ?? (isYearEnd(day) ? "年末年始" : nil)
        }
        clock.add(item, name.map { "recorded on \(item.recordedDay) in Tokyo, \($0)" })
    }

    private func isYearEnd(_ day: LegalDate) -> Bool {
        isClosedAtYearEnd
            && (day.month == 12 && day.day >= 29 || day.month == 1 && day.day <= 3)
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        clock.verdict(on: population)
    }
}
