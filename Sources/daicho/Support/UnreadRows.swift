import EventCoding

/// Rows of an input that were not read to be recorded: behind a fault of the input, or behind a
/// failure of the disk.
struct UnreadRows {
    let file: String
    /// The first of them, and whether that is a line or a place in a list.
    let first: Int
    let unit: String
    /// How many there are; `nil` if nobody can say where a row begins.
    let count: UInt64?

    /// The rows behind a fault of the input; `nil` if there is none.
    init?(behindFaultOf rows: InputRows) {
        guard let first = rows.firstUnread else { return nil }
        self.init(file: rows.name, first: first, unit: rows.unit, count: nil)
    }

    /// The rows that were taken and those behind them; `nil` if there are none.
    init?(taken: [InputRows.Row], behind rows: inout InputRows) {
        var first = taken.first?.line
        var count = UInt64(taken.count)
        // Who writes into a pipe may never come to an end.
        guard rows.isFinite else {
            self.init(file: rows.name, first: first ?? 1, unit: rows.unit, count: nil)
            return
        }
        while let row = rows.next() {
            first = first ?? row.line
            count += 1
        }
        guard let first else { return nil }
        self.init(
            file: rows.name, first: first, unit: rows.unit,
            count: rows.firstUnread == nil ? count : nil)
    }

    /// The rows that were taken, and whatever stands behind them; `nil` if none was.
    init?(taken: [InputRows.Row], beforeMoreOf rows: InputRows) {
        guard let first = taken.first?.line else { return nil }
        self.init(file: rows.name, first: first, unit: rows.unit, count: nil)
    }

    private init(file: String, first: Int, unit: String, count: UInt64?) {
        self.file = file
        self.first = first
        self.unit = unit
        self.count = count
    }

    var message: String {
        "\(file): rows from \(unit) \(first) on were not read"
            + (count.map { ": \($0)" } ?? "")
    }

    var json: JSONValue {
        .object([
            .init("file", .string(file)), .init("row", .integer(Int128(first))),
            .init("status", "notRead"),
            .init("count", count.map { .integer(Int128($0)) } ?? .null),
        ])
    }
}
