/// Where a number stands: which table, which row, which column.
///
/// `grants/G-2025-003/paid`, `trialBalance/FUND:111:party/bank-a/balanceYen`: what stands in the
/// key columns of the row is joined by `:`, and a further row with the same key is told by `#2`.
/// People may write less: the name of a package's file for the table, `balance` for the trial
/// balance, `-` for `:`, no category in front of a name, no unit behind a column.
public struct NumberAddress: Hashable, Sendable, CustomStringConvertible {
    public let table: String
    public let row: String
    public let column: String

    public init(table: String, row: String, column: String) {
        self.table = table
        self.row = row
        self.column = column
    }

    /// `nil` for what is not `TABLE/ROW/COLUMN`. The row may hold slashes itself, and may be left
    /// out with the column for `balance/ACCOUNT`.
    public init?(_ text: String) {
        guard let first = text.firstIndex(of: "/"), let last = text.lastIndex(of: "/"),
            first != text.startIndex, text.index(after: last) != text.endIndex
        else { return nil }
        let table = Self.tableName(text[..<first])
        let rest = text[text.index(after: first)...]
        if text[..<first] == "balance" {
            let isWhole = rest.hasSuffix("Yen") && first != last
            let end = isWhole ? last : text.endIndex
            self.init(
                table: table, row: String(text[text.index(after: first)..<end]),
                column: isWhole ? String(text[text.index(after: last)...]) : "balanceYen")
            return
        }
        guard first != last, text.index(after: first) != last else { return nil }
        self.init(
            table: table, row: String(text[text.index(after: first)..<last]),
            column: String(text[text.index(after: last)...]))
    }

    public var description: String { "\(table)/\(row)/\(column)" }

    /// `register-grants.csv` and `trial-balance.csv` are files of a package.
    static func tableName(_ text: some StringProtocol) -> String {
        var name = String(text)
        if name.hasSuffix(".csv") { name.removeLast(4) }
        if name.hasPrefix("register-") { name.removeFirst("register-".count) }
        return name == "trial-balance" || name == "balance" ? "trialBalance" : name
    }
}

extension RegisterTable {
    /// What the rows are called in an address, in their order.
    var rowNames: [String] {
        rowKeys.map { key in
            let name = key.cells.map(\.name).joined(separator: ":")
            return key.number == 1 ? name : "\(name)#\(key.number)"
        }
    }

    /// The place of the row that is called so: to the letter, or as people write it if only one
    /// row is.
    func rowPlaces(called text: String) -> [Int] {
        let names = rowNames
        if let exact = names.firstIndex(of: text) { return [exact] }
        let short = Self.shortened(text)
        return names.indices.filter { Self.shortened(names[$0]) == short }
    }

    /// The place of the column, whose unit may be left out.
    func columnPlace(called text: String) -> Int? {
        columns.firstIndex { $0.name == text } ?? columns.firstIndex { $0.name == text + "Yen" }
    }

    /// Without what stands in front of the names of things, and with `-` for `:`.
    private static func shortened(_ text: String) -> String {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
            part.split(separator: "/", omittingEmptySubsequences: false).last ?? part
        }
        // What ends in nothing is an account without a thing.
        let kept = parts.last == "" ? parts.dropLast() : parts[...]
        return kept.joined(separator: "-")
    }
}

extension RegisterTable.Cell {
    /// As a file has it: amounts as digits.
    var name: String {
        switch self {
        case .yen(let amount): String(amount)
        case .text, .count, .date, .empty: display
        }
    }
}
