import Accounting

/// Reads a row of a source as the columns of a report describe it.
struct ReportRowReader {
    private let places: [String: Int]
    private let words: [String: ReportLabel]
    private let day: LegalDate

    init(_ source: RegisterTable, words: [String: ReportLabel], day: LegalDate) {
        places = Dictionary(
            uniqueKeysWithValues: source.columns.enumerated().map { ($1.name, $0) })
        self.words = words
        self.day = day
    }

    typealias Cell = RegisterTable.Cell

    func cell(_ value: ReportColumn.Value, in row: [Cell]) -> Cell {
        switch value {
        case .cell(let column): cell(column, in: row)
        case .word(let column, let isJapanese):
            word(text(column, in: row) ?? "", isJapanese: isJapanese)
        case .sum(let terms): sum(terms, in: row)
        }
    }

    func word(_ text: String, isJapanese: Bool) -> Cell {
        let label = words[text]
        return .text((isJapanese ? label?.japanese : label?.english) ?? text)
    }

    func text(_ column: String, in row: [Cell]) -> String? {
        if case .text(let text) = cell(column, in: row) { text } else { nil }
    }

    /// Empty if no term counts in the row, or its cell is empty.
    private func sum(_ terms: [ReportColumn.Term], in row: [Cell]) -> Cell {
        let amounts = terms.filter { meets($0.condition, in: row) }.compactMap { term in
            cell(term.column, in: row).number.map { term.isNegative ? -$0 : $0 }
        }
        return amounts.isEmpty ? .empty : .yen(amounts.reduce(0, +))
    }

    private func meets(_ condition: ReportColumn.Condition, in row: [Cell]) -> Bool {
        switch condition {
        case .among(let column, let texts):
            return text(column, in: row).map(texts.contains) ?? false
        case .due(let column, let after, let through):
            guard case .date(let due) = cell(column, in: row) else { return false }
            // What leaves the calendar lies behind every date.
            let isLate = after.map { years in
                day.adding(months: 12 * years).map { due > $0 } ?? false
            }
            let isEarly = through.map { years in
                day.adding(months: 12 * years).map { due <= $0 } ?? true
            }
            return isLate ?? true && isEarly ?? true
        }
    }

    /// A description names only columns that its source has: a test reads every report.
    private func cell(_ column: String, in row: [Cell]) -> Cell {
        guard let place = places[column] else { preconditionFailure("no column \(column)") }
        return row[place]
    }
}
