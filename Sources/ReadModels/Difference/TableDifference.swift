/// What differs between two tables with the same columns: rows that came, went or changed.
///
/// Rows are told apart by their keys. That they stand in another order is no difference.
public struct TableDifference: Hashable, Sendable {
    /// Changed and added rows in the order of the second table, then removed ones in that of the
    /// first.
    public let rows: [RowChange]

    public var isEmpty: Bool { rows.isEmpty }

    /// - Precondition: both have the same columns and keys.
    public init(from before: RegisterTable, to after: RegisterTable) {
        precondition(before.columns == after.columns && before.key == after.key)
        guard before.rows != after.rows else {
            rows = []
            return
        }
        let places = before.factPlaces
        func cells(_ old: [RegisterTable.Cell]?, _ new: [RegisterTable.Cell]?) -> [CellChange] {
            places.compactMap { place in
                let change = CellChange(
                    column: before.columns[place].name, before: old?[place] ?? .empty,
                    after: new?[place] ?? .empty)
                return change.before == change.after ? nil : change
            }
        }
        let keys = before.rowKeys
        var old = Dictionary(uniqueKeysWithValues: zip(keys, before.rows))
        var rows: [RowChange] = []
        for (key, row) in zip(after.rowKeys, after.rows) {
            let was = old.removeValue(forKey: key)
            let changed = cells(was, row)
            if was == nil || !changed.isEmpty {
                rows.append(
                    RowChange(key: key, kind: was == nil ? .added : .changed, cells: changed))
            }
        }
        rows += keys.compactMap { key in
            old[key].map { RowChange(key: key, kind: .removed, cells: cells($0, nil)) }
        }
        self.rows = rows
    }
}
