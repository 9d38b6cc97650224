import Accounting

extension RegisterTable {
    /// CSV of RFC 4180 with LF, a header row, amounts as digits. A text that a spreadsheet would
    /// take for a formula gets an apostrophe in front, so that opening a table never runs anything.
    public var csv: String {
        let lines = [columns.map { .text($0.name) }] + rows
        return lines.map { $0.map(Self.csv).joined(separator: ",") + "\n" }.joined()
    }

    private static func csv(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(text)
        case .yen(let amount): String(amount)
        case .count(let count): String(count)
        case .date(let date): date.description
        case .empty: ""
        }
    }

    private static func quoted(_ text: String) -> String {
        let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return safe }
        // By scalars: a quote and the mark that combines with it are one character.
        var cell = String.UnicodeScalarView()
        for scalar in safe.unicodeScalars {
            cell.append(scalar)
            if scalar == "\"" { cell.append(scalar) }
        }
        return "\"" + String(cell) + "\""
    }

    /// Columns aligned for a terminal: amounts to the right with commas, the rest to the left.
    public var text: String {
        let cells = rows.map { $0.map(\.display) }
        let titles = columns.map(\.title)
        let widths = titles.indices.map { index in
            ([titles[index]] + cells.map { $0[index] }).map(TextCells.count).max() ?? 0
        }
        let isNumber = titles.indices.map { index in
            rows.contains { if case .yen = $0[index] { true } else { false } }
        }
        func line(_ row: [String]) -> String {
            let padded = row.indices.map { index in
                let space = String(
                    repeating: " ", count: widths[index] - TextCells.count(of: row[index]))
                return isNumber[index] ? space + row[index] : row[index] + space
            }
            let joined = padded.joined(separator: "  ")
            let last = joined.utf8.lastIndex { $0 != UInt8(ascii: " ") }
            return (last.map { String(joined[...$0]) } ?? "") + "\n"
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return line(titles) + line(rule) + cells.map(line).joined()
    }
}

extension RegisterTable.Cell {
    /// As people read it: amounts with commas.
    public var display: String {
        switch self {
        case .text(let text): text
        case .yen(let amount): Int64(exactly: amount).map(\.grouped) ?? String(amount)
        case .count(let count): String(count)
        case .date(let date): date.description
        case .empty: ""
        }
    }
}
