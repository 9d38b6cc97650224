import Accounting
public import DefenseFund
import EventSourcing

extension ReportDescription {
    /// The columns that the audience is told.
    public func columns(for audience: ReportAudience) -> [ReportColumn] {
        columns.filter { audience <= $0.audience }
    }

    /// The report's table, made from that of its source.
    func table(of source: RegisterTable, for query: ReportQuery, in view: LedgerView)
        -> RegisterTable
    {
        let told = columns(for: query.audience)
        let reader = ReportRowReader(source, words: words, day: query.day)
        let subject = query.year?.description ?? query.grant.map { view.label($0.stream) }
        var rows = source.rows.filter { row in
            selected.map { reader.text($0, in: row) == subject } ?? true
        }.map { row in told.map { reader.cell($0.value, in: row) } }
        if hasTotal { rows.append(total(of: rows, told, reader)) }
        let names = Set(told.map(\.name))
        let key = source.key.filter(names.contains)
        return RegisterTable(
            name: name, columns: told.map { .init($0.name, $0.label.english) },
            key: key.isEmpty ? nil : key, rows: rows)
    }

    private func total(
        of rows: [[RegisterTable.Cell]], _ told: [ReportColumn], _ reader: ReportRowReader
    ) -> [RegisterTable.Cell] {
        told.enumerated().map { index, column in
            if column.name.hasSuffix("Yen") {
                let amounts = rows.compactMap { $0[index].number }
                return amounts.isEmpty ? .empty : .yen(amounts.reduce(0, +))
            }
            guard index > 0 else { return .text("total") }
            switch column.value {
            case .word(_, let isJapanese): return reader.word("total", isJapanese: isJapanese)
            case .cell, .sum: return .empty
            }
        }
    }
}
