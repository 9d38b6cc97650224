/// Something in the file that LMDB would trust and must not.
public struct PageFinding: Hashable, Sendable {
    public let page: UInt64
    public let problem: Problem

    public enum Problem: String, Hashable, Sendable {
        case metaDamaged = "page-meta-damaged"
        case outOfRange = "page-out-of-range"
        case usedTwice = "page-used-twice"
        case wrongNumber = "page-number-wrong"
        case wrongKind = "page-kind-wrong"
        case brokenNodes = "page-nodes-broken"
        case keysOutOfOrder = "page-keys-out-of-order"
        case wrongDepth = "page-depth-wrong"
        case wrongCount = "page-count-wrong"
        case unaccounted = "page-unaccounted"
        case tableUnknown = "page-table-unknown"
    }

    init(_ page: UInt64, _ problem: Problem) {
        self.page = page
        self.problem = problem
    }
}

/// What a walk through all pages found.
public struct PageReport: Sendable {
    public internal(set) var findings: [PageFinding] = []
    /// Pages of trees in use, the newest meta page with them.
    public internal(set) var usedPageCount = 0
    /// Pages on the list of free ones: their bytes carry nothing.
    public internal(set) var freePageCount = 0
    /// Bytes of used pages that carry nothing: gaps between nodes, padding.
    public internal(set) var slackByteCount = 0
    /// Bytes behind the last page, and the older meta page.
    public internal(set) var otherByteCount = 0
    public internal(set) var tables: [String] = []
    /// Tables and rows that no reader asks for.
    public internal(set) var strangers: [Stranger] = []

    /// A table that is not among those that may be there, or a row of a known one whose key is
    /// not as wide as the table's keys are.
    public struct Stranger: Hashable, Sendable {
        public let table: String
        public let key: [UInt8]?

        public init(table: String, key: [UInt8]?) {
            self.table = table
            self.key = key
        }
    }

    public static let pageSize = 4096
}
