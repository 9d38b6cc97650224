/// Takes out of a damaged file whatever looks like a row, page by page and without following
/// anything from one page to another but the pages of a long value.
///
/// Nothing that it tells is certain: rows of earlier commits are among it, and rows that damage has
/// made. Whoever asks for it knows rows by something better, as the leaves of a tree.
public struct PageSalvage {
    private let file: PageFile
    private let pageCount: UInt64

    /// A row by its place in the file.
    public struct Row: Sendable {
        public let key: [UInt8]
        /// Where the value begins in the file.
        public let offset: Int
        public let byteCount: Int
    }

    /// - Throws: if the file cannot be opened at all.
    public init(_ path: String) throws(LMDBError) {
        file = try PageFile(path)
        pageCount = UInt64(try file.byteCount() / PageReport.pageSize)
    }

    /// How long the file is, in bytes of whole pages.
    public var byteCount: Int { Int(pageCount) * PageReport.pageSize }

    /// The value of a row; `nil` if the file has become shorter.
    public func value(_ row: Row) -> [UInt8]? { file.bytes(from: row.offset, count: row.byteCount) }

    /// Every row that could be one, whatever table it is of.
    ///
    /// - Parameters:
    ///   - keyByteCounts: how long keys are.
    ///   - limit: no value is longer.
    public func forEachRow(
        keyByteCounts: Set<Int>, upTo limit: Int, _ body: (Row) throws -> Void
    ) rethrows {
        for number in 0..<pageCount {
            guard let page = file.page(number) else { continue }
            for node in Self.nodes(of: page)
            where keyByteCounts.contains(node.key.count) && node.dataByteCount <= limit {
                guard let offset = offset(of: node, in: page, number) else { continue }
                try body(
                    Row(key: Array(page[node.key]), offset: offset, byteCount: node.dataByteCount))
            }
        }
    }

    /// How many rows a named table has by the pages that name it, the most; `nil` if none does.
    public func entryCount(of table: String) -> UInt64? {
        let name = Array(table.utf8)
        var most: UInt64?
        for number in 0..<pageCount {
            guard let page = file.page(number), page.number(at: 0, count: 8) == number,
                let nodes = PageNode.nodes(of: page, isLeaf: true)
            else { continue }
            for node in nodes
            where node.flags & 2 != 0 && node.data.count == TreeRecord.byteCount
                && page[node.key].elementsEqual(name)
            {
                let count = TreeRecord(page, at: node.data.lowerBound).entryCount
                most = max(most ?? 0, count)
            }
        }
        return most
    }

    /// The nodes of a page that lie within it, also beside others that do not.
    private static func nodes(of page: [UInt8]) -> [PageNode] {
        let lower = min(Int(page.number(at: 12, count: 2)), page.count)
        return stride(from: PageNode.headerByteCount, to: lower - 1, by: 2).compactMap { slot in
            let start = Int(page.number(at: slot, count: 2))
            guard start >= PageNode.headerByteCount, start + 8 <= page.count else { return nil }
            return PageNode(page, at: start, isLeaf: true)
        }
    }

    /// Where the value stands: in the node, or on pages of its own.
    private func offset(of node: PageNode, in page: [UInt8], _ number: UInt64) -> Int? {
        guard node.flags & 1 != 0 else {
            return Int(number) * PageReport.pageSize + node.data.lowerBound
        }
        let first = page.number(at: node.data.lowerBound, count: 8)
        guard first < pageCount else { return nil }
        return Int(first) * PageReport.pageSize + PageNode.headerByteCount
    }
}
