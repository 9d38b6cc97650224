public import Accounting

/// A table of answers: the one shape from which text, CSV and JSON are made.
public struct RegisterTable: Hashable, Sendable {
    /// The name of the register, in lowerCamelCase.
    public let name: String
    public let columns: [Column]
    /// The names of the columns that tell its rows apart when two tables are compared.
    public let key: [String]
    public let rows: [[Cell]]

    public struct Column: Hashable, Sendable {
        /// A stable name in lowerCamelCase; money columns end in `Yen`.
        public let name: String
        public let title: String

        public init(_ name: String, _ title: String) {
            self.name = name
            self.title = title
        }
    }

    public enum Cell: Hashable, Sendable {
        case text(String)
        case yen(Int128)
        case count(UInt64)
        case date(LegalDate)
        case empty

        public static func amount(_ amount: Yen) -> Cell { .yen(Int128(amount.rawValue)) }
        public static func amount(_ amount: Yen?) -> Cell { amount.map { .amount($0) } ?? .empty }
        public static func day(_ date: LegalDate?) -> Cell { date.map { .date($0) } ?? .empty }
    }

    /// - Parameter key: the first column alone if `nil`.
    public init(name: String, columns: [Column], key: [String]? = nil, rows: [[Cell]]) {
        precondition(rows.allSatisfy { $0.count == columns.count })
        self.name = name
        self.columns = columns
        self.key = key ?? columns.prefix(1).map(\.name)
        precondition(self.key.allSatisfy { name in columns.contains { $0.name == name } })
        self.rows = rows
    }
}
