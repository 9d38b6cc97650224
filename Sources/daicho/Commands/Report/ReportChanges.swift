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

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print CSV.")
    var csv = false

    func validate() throws {
        guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other") }
    }

    func run() throws {
        let issued = try IssuedReport(report, in: target.folder)
        let (changes, now) = try issued.changes()
        guard changes.explain(now) else {
            throw CommandFailure(
                .failed,
                "\(issued.name): its numbers and the effects of later events do not come to the "
                    + "numbers now; this is a fault of the program")
        }
        let table = changes.register
        let sum =
            changes.effects.isEmpty
            ? "no later event changes it: its numbers are those now about \(issued.state.day)"
            : "later events that change it: \(changes.effects.count); its numbers and their "
                + "effects add up to the numbers now about \(issued.state.day)"
        if json {
            return try Console.write(
                JSONValue.object([
                    .init("report", .string(issued.name.text)),
                    .init("eventCount", .integer(Int128(changes.effects.count))),
                    .init("addsUp", true), .init("changes", table.json),
                ]).pretty + "\n")
        }
        try Console.write(csv ? table.csv : changes.effects.isEmpty ? "" : table.text + "\n")
        if csv { Console.note(sum) } else { try Console.write(sum + "\n") }
    }
}
