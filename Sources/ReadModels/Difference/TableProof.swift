/// Adds differences to the numbers of a table, to see whether they explain another one: numbers are
/// summed, and nothing else is taken from the tables between.
public struct TableProof: Sendable {
    private struct Place: Hashable {
        let row: RowKey
        let column: String
    }

    private var rows: Set<RowKey>
    private var numbers: [Place: Int128] = [:]
    /// The cells that hold no number.
    private var words: [Place: RegisterTable.Cell] = [:]

    public init(_ table: RegisterTable) {
        let keys = table.rowKeys
        rows = Set(keys)
        for (key, row) in zip(keys, table.rows) {
            for column in table.factPlaces {
                let place = Place(row: key, column: table.columns[column].name)
                add(row[column].number ?? 0, to: place)
                set(row[column], at: place)
            }
        }
    }

    /// Adds the effect of an event.
    public mutating func add(_ difference: TableDifference) {
        for row in difference.rows {
            switch row.kind {
            case .added: rows.insert(row.key)
            case .removed: rows.remove(row.key)
            case .changed: break
            }
            for cell in row.cells {
                let place = Place(row: row.key, column: cell.column)
                add(cell.difference ?? 0, to: place)
                set(cell.after, at: place)
            }
        }
    }

    private mutating func add(_ number: Int128, to place: Place) {
        let sum = (numbers[place] ?? 0) + number
        numbers[place] = sum == 0 ? nil : sum
    }

    private mutating func set(_ cell: RegisterTable.Cell, at place: Place) {
        switch cell {
        case .text, .date: words[place] = cell
        case .yen, .count, .empty: words[place] = nil
        }
    }

    /// Whether the sums are the numbers of the table, and all else is as it stands there.
    public func explains(_ table: RegisterTable) -> Bool {
        let other = TableProof(table)
        return rows == other.rows && numbers == other.numbers && words == other.words
    }

    /// How many numbers that are not zero there are.
    public var numberCount: Int { numbers.count }
}
