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

/// What every table is asked: at which pair of times, and in which form.
struct TableOptions: ParsableArguments {
    @OptionGroup var form: TableForm

    @OptionGroup var known: KnownTime

    @Option(
        help: .init(
            """
            About this day: what takes effect later is not in force. A date, or the end of a month \
            (2025-06), a quarter (FY2024-Q2) or a fiscal year (FY2024, 令和6年度).
            """, valueName: "day"))
    var on: String?

    func print(_ table: RegisterTable) throws { try form.print(table) }
}
