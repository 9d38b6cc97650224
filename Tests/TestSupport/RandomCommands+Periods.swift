import Accounting
import EventCoding

extension RandomCommands {
    /// Closes month after month, reopens some, and now and then closes a year.
    mutating func period(on date: LegalDate) -> TestCommand {
        guard number(0...7) > 0 else {
            // A year long past would leave a gap that no month can follow.
            let year = FiscalYear(openMonth.adding(days: -number(0...300)) ?? date)
            return act("period.close", "period/\(year)", date, [:])
        }
        // What comes late comes into what was opened again.
        if number(0...2) == 0 { return fund(on: openMonth.adding(days: number(0...27)) ?? date) }
        let next = openMonth.adding(days: 31).flatMap { $0.adding(days: 1 - $0.day) } ?? openMonth
        if next <= today, number(0...3) > 0 {
            defer { openMonth = next }
            return act("period.close", name(ofMonth: openMonth), today, [:])
        }
        let last = openMonth.adding(days: -1) ?? openMonth
        openMonth = last.adding(days: 1 - last.day) ?? last
        return act("period.reopen", name(ofMonth: last), today, ["reason": name()])
    }

    private func name(ofMonth day: LegalDate) -> String {
        "period/" + day.description.prefix(7)
    }
}
