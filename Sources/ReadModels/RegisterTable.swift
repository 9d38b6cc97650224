public import Accounting

/// A table of answers: the one shape from which text, CSV and JSON are made.
public struct RegisterTable: Hashable, Sendable {
    /// The name of the register, in lowerCamelCase.
    public let name: String
    public let columns: [Column]
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

    public init(name: String, columns: [Column], rows: [[Cell]]) {
        precondition(rows.allSatisfy { $0.count == columns.count })
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}
