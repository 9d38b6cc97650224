/// The two meta pages as they stand now. Each is read by itself: on a file that is being written
/// the second may be of a later commit than the first was.
struct MetaPages: Equatable {
    /// `nil` for a page that is damaged.
    let records: [MetaRecord?]
    /// How many rows each named table has as of each page; empty where that cannot be told.
    private let rowCounts: [[[UInt8]: UInt64]]

    init(_ file: PageFile) {
        records = [UInt64(0), 1].map { number in
            file.page(number).flatMap { MetaRecord($0, number: number) }
        }
        rowCounts = records.map { $0.map { Self.rowCounts(as: $0, in: file) } ?? [:] }
    }

    /// The pages of the commit before the newest are kept as they are until the next commit, so
    /// both can be asked. A file of a few tables has them all on one page.
    private static func rowCounts(as meta: MetaRecord, in file: PageFile) -> [[UInt8]: UInt64] {
        guard meta.main.depth == 1, let page = file.page(meta.main.root),
            page.number(at: 0, count: 8) == meta.main.root, page.number(at: 10, count: 2) == 2,
            let nodes = PageNode.nodes(of: page, isLeaf: true)
        else { return [:] }
        var counts: [[UInt8]: UInt64] = [:]
        for node in nodes where node.flags & 2 != 0 && node.data.count == TreeRecord.byteCount {
            counts[Array(page[node.key])] = TreeRecord(page, at: node.data.lowerBound).entryCount
        }
        return counts
    }

    var newest: MetaRecord? {
        records.compactMap { $0 }.max { $0.transaction < $1.transaction }
    }

    /// Commits write the two meta pages in turn: transaction n writes page n & 1, where a reader
    /// with the lock file looks for it, while one without takes the larger n. Anything else means
    /// that one of the pages lies, and that LMDB may not read the one that is walked.
    var areInTurn: Bool {
        guard let first = records[0], let second = records[1] else { return true }
        if first.transaction == 0, second.transaction == 0 { return true }
        let (older, newest, place): (MetaRecord, MetaRecord, Int) =
            first.transaction < second.transaction ? (first, second, 1) : (second, first, 0)
        return newest.transaction - older.transaction == 1
            && newest.transaction & 1 == UInt64(place)
            && newest.lastPage >= older.lastPage && hasGrown(from: 1 - place, to: place)
    }

    /// A file that only grows has no table with fewer rows than before. One number raised in the
    /// older meta page would otherwise take back the last commit, and all would be well.
    private func hasGrown(from older: Int, to newest: Int) -> Bool {
        rowCounts[older].allSatisfy { $0.value <= rowCounts[newest][$0.key] ?? .max }
    }

    /// What is wrong with the pages themselves.
    var findings: [PageFinding] {
        let damaged = records.indices.filter { records[$0] == nil }
        guard damaged.isEmpty else { return damaged.map { PageFinding(UInt64($0), .metaDamaged) } }
        return areInTurn ? [] : [PageFinding(0, .metaDamaged)]
    }
}
