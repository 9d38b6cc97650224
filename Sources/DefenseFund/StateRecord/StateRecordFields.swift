public import EventSourcing

/// The root of the sum tree over the accounts.
public struct AccountTotals: NestedRecord, Hashable {
    public let count: AccountCount
    public let root: DigestBytes

    public init(count: AccountCount, root: DigestBytes) {
        self.count = count
        self.root = root
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            count: try visit.field(1, "count", "How many accounts are open.") { $0.count },
            root: try visit.field(2, "root", "The hash of the tree's topmost node.") { $0.root })
    }
}

/// What a projection came to.
public struct ProjectionDigest: NestedRecord, Hashable {
    /// As the files of a package are named, without their ending: `trial-balance`,
    /// `register-grants`.
    public let name: PlainText
    /// SHA-256 of the table's first line: a version of the program that has other columns cannot
    /// make the same table again, and says so.
    public let layout: DigestBytes
    public let digest: DigestBytes

    public init(name: PlainText, layout: DigestBytes, digest: DigestBytes) {
        self.name = name
        self.layout = layout
        self.digest = digest
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            name: try visit.field(1, "name", "The projection.") { $0.name },
            layout: try visit.field(2, "layout", "SHA-256 of the first line of its table.") {
                $0.layout
            },
            digest: try visit.field(3, "digest", "SHA-256 of its table as CSV.") { $0.digest })
    }
}

/// A number of accounts.
public struct AccountCount: NumericField, Hashable {
    public let accounts: UInt64

    private static let maximum: UInt64 = 1_000_000_000

    public static var shape: FieldShape { .number(maximum: maximum, unit: "accounts") }
    public static var example: AccountCount { AccountCount(checked: 12) }
    public static var expectation: String { "a number of accounts" }
    public static var range: String { "at most \(maximum) accounts" }
    public var storedNumber: UInt64 { accounts }

    public init?(storedNumber number: UInt64) {
        guard number <= Self.maximum else { return nil }
        self.init(checked: number)
    }

    private init(checked accounts: UInt64) { self.accounts = accounts }
}
