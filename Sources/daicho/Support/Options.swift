import Accounting
import ArgumentParser
import EventCoding
import LMDBEventLog
import ReadModels

/// The ledger that a command is about.
struct LedgerOption: ParsableArguments {
    @Argument(help: "The folder of the ledger.")
    var ledger: String

    var folder: LedgerFolder { LedgerFolder(path: ledger) }
}

/// How a table is printed.
struct TableOptions: ParsableArguments {
    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print CSV.")
    var csv = false

    @OptionGroup var known: KnownTime

    @Option(
        help: .init(
            """
            About this day: what takes effect later is not in force. A date, or the end of a month \
            (2025-06), a quarter (FY2024-Q2) or a fiscal year (FY2024, 令和6年度).
            """, valueName: "day"))
    var on: String?

    func validate() throws {
        guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other") }
    }

    func print(_ table: RegisterTable) throws {
        if csv {
            try Console.write(table.csv)
        } else if json {
            try Console.write(table.json.pretty + "\n")
        } else {
            try Console.write(table.text)
        }
    }
}
