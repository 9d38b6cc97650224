import Accounting
public import EventCoding

extension RegisterTable {
    /// `{"name": …, "rows": [{…}]}` with the columns' stable names.
    public var json: JSONValue {
        let items = rows.map { row in
            JSONValue.object(
                zip(columns, row).map { column, cell in .init(column.name, cell.json) })
        }
        return .object([.init("name", .string(name)), .init("rows", .array(items))])
    }
}

extension RegisterTable.Cell {
    /// Amounts and counts as numbers, dates as text; `null` where nothing stands.
    public var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .yen(let amount): .integer(amount)
        case .count(let count): .integer(Int128(count))
        case .date(let date): .string(date.description)
        case .empty: .null
        }
    }
}
