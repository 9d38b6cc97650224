/// A table whose rows are made one after the other when it is written, and not kept: it may have a
/// million of them.
public struct StreamedTable {
    /// The same table without a row.
    let head: RegisterTable
    /// About how many rows there are.
    let rowCount: Int
    let forEachRow: (_ body: ([RegisterTable.Cell]) -> Void) -> Void

    /// The table with all its rows.
    public var table: RegisterTable {
        var rows: [[RegisterTable.Cell]] = []
        forEachRow { rows.append($0) }
        return RegisterTable(name: head.name, columns: head.columns, key: head.key, rows: rows)
    }

    /// See ``RegisterTable/csvBytes``.
    public var csvBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * head.columns.count * (rowCount + 1))
        RegisterTable.append(head.columns.map { .text($0.name) }, to: &bytes)
        forEachRow { RegisterTable.append($0, to: &bytes) }
        return bytes
    }

    /// Hands over ``RegisterTable/textBytes`` in pieces.
    public func forEachPieceOfText(_ body: ([UInt8]) throws -> Void) rethrows {
        var set = TextColumns(count: head.columns.count, rowCount: rowCount + 1)
        set.append(head.columns.map { .text($0.title) })
        forEachRow { set.append($0) }
        try set.forEachPiece(body)
    }
}

extension RegisterTable {
    /// The same, row by row.
    public var streamed: StreamedTable {
        StreamedTable(
            head: RegisterTable(name: name, columns: columns, key: key, rows: []),
            rowCount: rows.count
        ) { body in
            for row in rows { body(row) }
        }
    }
}
