import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

struct ReportChanges: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "Every later event that changes a report, with its effect on each cell.",
        discussion: """
            The numbers of the report and all effects come to what the report would say now about \
            the same day. That is added up, and the exit status is 3 if they do not.

            Example: daicho report changes ledger fundSheet.2025-03-31.120
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The report, as 'daicho report list' names it.")
    var report: String

    @OptionGroup var form: TableForm

    func run() throws {
        let issued = try IssuedReport(report, in: target.folder)
        let (changes, now) = try issued.changes()
        guard changes.explain(now) else {
            throw CommandFailure(
                .failed,
                "\(issued.name): its numbers and the effects of later events do not come to the "
                    + "numbers now; this is a fault of the program")
        }
        let count = changes.effects.count
        try form.print(
            changes: changes.register,
            count == 0
                ? "no later event changes it: its numbers are those now about \(issued.state.day)"
                : "later events that change it: \(count); its numbers and their effects add up to "
                    + "the numbers now about \(issued.state.day)",
            json: [
                .init("report", .string(issued.name.text)),
                .init("eventCount", .integer(Int128(count))),
            ])
    }
}
