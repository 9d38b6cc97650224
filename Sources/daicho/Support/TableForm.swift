import ArgumentParser
import EventCoding
import ReadModels

/// How an answer is written: for people, or for programs.
struct TableForm: ParsableArguments {
    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print CSV.")
    var csv = false

    func validate() throws {
        guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other") }
    }

    func print(_ table: RegisterTable) throws { try print(table.streamed) }

    /// Prints a table of very many rows; for JSON all of them are made before one is printed.
    func print(_ table: StreamedTable) throws {
        if csv {
            try Console.write(table.csvBytes)
        } else if json {
            try Console.write(table.table.json.pretty + "\n")
        } else {
            try table.forEachPieceOfText { try Console.write($0) }
        }
    }

    /// Prints changes that add up, with a sentence that says so: beside CSV it stands apart.
    ///
    /// - Parameter members: what JSON tells in front of the table.
    func print(
        changes table: RegisterTable, _ sentence: String, json members: [JSONValue.Member] = []
    ) throws {
        if csv {
            try print(table)
            Console.note(sentence)
        } else if json {
            let whole = members + [.init("addsUp", true), .init("changes", table.json)]
            try Console.write(JSONValue.object(whole).pretty + "\n")
        } else {
            try Console.write((table.rows.isEmpty ? "" : table.text + "\n") + sentence + "\n")
        }
    }
}
