import EventCoding

/// Rows survive being written again, every row has its line, and an end is reached.
enum TableOracle {
    static func check(_ bytes: [UInt8]) throws {
        try checkTable(bytes)
        for name in ["rows.csv", "rows.jsonl", "rows.json", "rows.jsonc", "stdin"] {
            try checkRows(named: name, bytes)
        }
    }

    private static func checkTable(_ bytes: [UInt8]) throws {
        var table = CSVReader(bytes)
        var rows: [[String]] = []
        var line = 0
        while let row = try? table.next() {
            try hold(row.line > line, "each row begins on a later line")
            try hold(!row.cells.isEmpty, "each row has a cell")
            line = row.line
            rows.append(row.cells)
        }
        try hold(line <= bytes.count { $0 == 0x0A } + 1, "a line that exists")
        var again = CSVReader(Array(rows.map(write).joined().utf8))
        for row in rows {
            let cells = try again.next()?.cells ?? []
            try hold(
                cells.count == row.count && zip(cells, row).allSatisfy { $0.isSpelled(as: $1) },
                "a row survives being written again")
        }
        try hold(again.next() == nil, "and nothing comes after it")
    }

    private static func write(_ cells: [String]) -> String {
        cells.map { cell in
            let doubled = cell.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
            return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
        }.joined(separator: ",") + "\r\n"
    }

    private static func checkRows(named name: String, _ bytes: [UInt8]) throws {
        var rows = InputRows(name: name, bytes: bytes)
        var count = 0
        var line = 0
        while let row = rows.next() {
            count += 1
            try hold(count <= bytes.count + 1, "there are no more rows than bytes")
            try hold(row.line >= max(line, 1), "lines go forward")
            line = row.line
            switch row.command {
            case .success(let draft):
                try hold(draft.id != nil, "every command has an id")
                try DraftOracle.check(draft)
            case .failure(let problem):
                try hold(!problem.message.isEmpty, "every problem is said")
            }
        }
        try hold(rows.next() == nil, "an end stays the end")
    }

    static func seeds() throws -> [[UInt8]] {
        let lines = try Fixture.sample("sample.jsonl")
        let first = Array(lines.prefix(4000))
        let commands = try ActDescriptor.all.map {
            try table(of: DraftOracle.command(asking: $0))
        }
        let list = Array("[".utf8) + lines.prefix { $0 != 0x0A } + Array(",{}]".utf8)
        return [try Fixture.sample("public-record.csv"), first, list]
            + commands.map { Array($0.utf8) }
    }

    /// The command as a header and one row.
    private static func table(of command: JSONValue) -> String {
        let facts = command["facts"]?.members ?? []
        let cells = (command.members ?? []).filter { $0.name != "facts" } + facts
        return write(cells.map(\.name)) + write(cells.map { $0.value.string ?? $0.value.compact })
    }
}
