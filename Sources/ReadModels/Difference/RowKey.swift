/// Which row of a table: what stands in its key columns, and which row of those with that.
public struct RowKey: Hashable, Sendable {
    public let cells: [RegisterTable.Cell]
    /// Counted from 1, in the order of the table: a table may have rows that only this tells apart.
    public let number: Int
}

extension RegisterTable {
    /// The keys of the rows, in their order.
    var rowKeys: [RowKey] {
        let places = columns.indices.filter { key.contains(columns[$0].name) }
        var counts: [[Cell]: Int] = [:]
        return rows.map { row in
            let cells = places.map { row[$0] }
            counts[cells, default: 0] += 1
            return RowKey(cells: cells, number: counts[cells] ?? 1)
        }
    }

    /// The places of the columns that tell no rows apart.
    var factPlaces: [Int] { columns.indices.filter { !key.contains(columns[$0].name) } }
}
