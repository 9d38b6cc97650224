/// What became of one row between two tables.
public struct RowChange: Hashable, Sendable {
    public let key: RowKey
    public let kind: Kind
    /// The cells that differ, in the order of the columns; those of the key stand in it.
    public let cells: [CellChange]

    public enum Kind: String, Hashable, Sendable {
        case added, removed, changed
    }
}

/// What became of one cell. The cells of a row that is not there are empty.
public struct CellChange: Hashable, Sendable {
    /// The stable name of the column.
    public let column: String
    public let before: RegisterTable.Cell
    public let after: RegisterTable.Cell

    /// What the number grew by, an empty cell being nothing; `nil` if there is no number.
    public var difference: Int128? {
        before.number == nil && after.number == nil
            ? nil : (after.number ?? 0) - (before.number ?? 0)
    }
}

extension RegisterTable.Cell {
    /// The amount or count; `nil` for any other cell.
    public var number: Int128? {
        switch self {
        case .yen(let amount): amount
        case .count(let count): Int128(count)
        case .text, .date, .empty: nil
        }
    }
}
