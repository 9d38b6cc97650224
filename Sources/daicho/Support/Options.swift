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

    @Option(
        help: .init("As of this position, with the event that stands there.", valueName: "position")
    )
    var at: UInt64?

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

extension RegisterTable {
    /// `{"name": …, "rows": [{…}]}` with the columns' stable names.
    var json: JSONValue {
        let items = rows.map { row in
            JSONValue.object(
                zip(columns, row).map { column, cell in .init(column.name, cell.json) })
        }
        return .object([.init("name", .string(name)), .init("rows", .array(items))])
    }
}

extension RegisterTable.Cell {
    var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .yen(let amount): .integer(amount)
        case .count(let count): .integer(Int128(count))
        case .date(let date): .string(date.description)
        case .empty: .null
        }
    }
}
