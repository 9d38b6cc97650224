/// Walks every page that is in use and checks what LMDB takes on trust, so that a damaged file
/// gives findings where LMDB would read wild memory.
///
/// It must have found nothing before the file is opened with LMDB by somebody who does not trust
/// it. Tables are expected to have grown only, as a log's do: then the key that stands between two
/// pages is the first key of the right one, and every byte of it is covered.
public struct PageWalk {
    private let file: PageFile
    private var report = PageReport()
    /// 0 not met, 1 in use, 2 free.
    private var states: [UInt8] = []

    /// How wide the keys of each table are that may be in the file; `nil`: any tables may.
    private let keyByteCounts: [String: Int]?

    /// Walks the newest commit of a file that nobody writes to meanwhile.
    ///
    /// - Throws: if the file cannot be opened at all.
    public static func report(on path: String, tables: [String: Int]? = nil) throws(LMDBError)
        -> PageReport
    {
        let file = try PageFile(path)
        let metas = MetaPages(file)
        guard let newest = metas.newest else { return PageReport(findings: metas.findings) }
        var report = try self.report(on: file, newest, tables: tables)
        report.findings.insert(contentsOf: metas.findings, at: 0)
        return report
    }

    /// Walks the pages of the commit that `meta` names.
    static func report(on file: PageFile, _ meta: MetaRecord, tables: [String: Int]?)
        throws(LMDBError) -> PageReport
    {
        var walk = PageWalk(file: file, keyByteCounts: tables)
        try walk.run(meta)
        return walk.report
    }

    private init(file: PageFile, keyByteCounts: [String: Int]?) {
        self.file = file
        self.keyByteCounts = keyByteCounts
    }

    private mutating func find(_ page: UInt64, _ problem: PageFinding.Problem) {
        // One finding says it; a file of garbage must not fill the memory with them.
        if report.findings.count < Self.maximumCount {
            report.findings.append(PageFinding(page, problem))
        }
    }

    private static let maximumCount = 1000
    /// 8 TiB. A sparse file can claim any length, and each page takes a byte of memory here.
    private static let maximumPageCount: UInt64 = 1 << 31

    private mutating func run(_ meta: MetaRecord) throws(LMDBError) {
        // Asked for after the meta page: a writer lengthens the file first.
        let byteCount = try file.byteCount()
        guard meta.lastPage < UInt64(byteCount / PageReport.pageSize),
            meta.lastPage < Self.maximumPageCount
        else { return find(meta.lastPage, .outOfRange) }
        states = Array(repeating: 0, count: Int(meta.lastPage) + 1)
        report.usedPageCount = 1
        report.slackByteCount = PageReport.pageSize - MetaRecord.meaningfulByteCount
        report.otherByteCount = byteCount - Int(meta.lastPage) * PageReport.pageSize
        walkFree(meta.free, before: meta.transaction)
        walkMain(meta.main)
        for (page, state) in states.enumerated() where page > 1 && state == 0 {
            find(UInt64(page), .unaccounted)
        }
    }

    private mutating func walkFree(_ tree: TreeRecord, before transaction: UInt64) {
        var free: [UInt64] = []
        var listCount = 0
        walk(tree, hasNumberKeys: true) { key, data, flags in
            guard key.count == 8, key.number(at: 0, count: 8) <= transaction, flags == 0,
                data.count >= 8, data.count % 8 == 0
            else { return false }
            let count = data.number(at: 0, count: 8)
            guard count == UInt64(data.count / 8 - 1) else { return false }
            listCount += 1
            for index in 1...max(1, Int(count)) where count > 0 {
                free.append(data.number(at: 8 * index, count: 8))
            }
            return true
        }
        for page in free { claim(page, as: 2) }
        report.freePageCount = free.count
        // In which commit pages became free matters to its readers only, who are gone.
        report.slackByteCount += 8 * listCount
    }

    private mutating func walkMain(_ tree: TreeRecord) {
        var tables: [(name: String, tree: TreeRecord)] = []
        walk(tree, hasNumberKeys: false) { key, data, flags in
            guard flags == 2, data.count == TreeRecord.byteCount,
                let name = String(validating: key, as: UTF8.self)
            else { return false }
            tables.append((name, TreeRecord(Array(data), at: 0)))
            return true
        }
        for table in tables {
            if !table.tree.isPlain { find(table.tree.root, .tableUnknown) }
            let width = keyByteCounts?[table.name]
            if keyByteCounts != nil, width == nil { add(.init(table: table.name, key: nil)) }
            var strangers: [PageReport.Stranger] = []
            walk(table.tree, hasNumberKeys: false, readsLongValues: false) { key, _, flags in
                if let width, key.count != width, strangers.count < Self.maximumCount {
                    strangers.append(.init(table: table.name, key: Array(key)))
                }
                return flags == 0
            }
            for stranger in strangers { add(stranger) }
        }
        report.tables = tables.map(\.name)
    }

    private mutating func add(_ stranger: PageReport.Stranger) {
        if report.strangers.count < Self.maximumCount { report.strangers.append(stranger) }
    }

    /// Marks a page; a finding if it does not exist or was marked before.
    @discardableResult
    private mutating func claim(_ page: UInt64, as state: UInt8) -> Bool {
        guard page > 1, page < UInt64(states.count) else {
            find(page, .outOfRange)
            return false
        }
        guard states[Int(page)] == 0 else {
            find(page, .usedTwice)
            return false
        }
        states[Int(page)] = state
        if state == 1 { report.usedPageCount += 1 }
        return true
    }
}

// MARK: - Trees

extension PageWalk {
    /// What a row is; answers whether it can stand there.
    private typealias Row = (
        _ key: ArraySlice<UInt8>, _ data: ArraySlice<UInt8>, _ flags: UInt16
    ) -> Bool

    private struct Totals {
        var branches: UInt64 = 0
        var leaves: UInt64 = 0
        var overflows: UInt64 = 0
        var entries: UInt64 = 0
        var lastKey: ArraySlice<UInt8>?
        /// Whether values with pages of their own are read: their bytes are the table's business.
        let readsLongValues: Bool
    }

    private mutating func walk(
        _ tree: TreeRecord, hasNumberKeys: Bool, readsLongValues: Bool = true, row: Row
    ) {
        guard tree.root != TreeRecord.noRoot else {
            if tree.entryCount != 0 || tree.depth != 0 { find(0, .wrongCount) }
            return
        }
        // No tree of 2^40 pages is deeper; a loop ends at the first page that is used twice.
        guard (1...32).contains(tree.depth) else { return find(tree.root, .wrongDepth) }
        var totals = Totals(readsLongValues: readsLongValues)
        descend(
            tree.root, below: tree.depth, separator: nil, hasNumberKeys: hasNumberKeys, &totals, row
        )
        if totals.branches != tree.branchPageCount || totals.leaves != tree.leafPageCount
            || totals.overflows != tree.overflowPageCount || totals.entries != tree.entryCount
        {
            find(tree.root, .wrongCount)
        }
    }

    /// - Parameter separator: the key that stands before the page in its parent.
    private mutating func descend(
        _ number: UInt64, below depth: Int, separator: ArraySlice<UInt8>?, hasNumberKeys: Bool,
        _ totals: inout Totals, _ row: Row
    ) {
        guard claim(number, as: 1) else { return }
        guard let page = file.page(number) else { return find(number, .outOfRange) }
        guard page.number(at: 0, count: 8) == number else { return find(number, .wrongNumber) }
        let isLeaf = depth == 1
        guard page.number(at: 10, count: 2) == (isLeaf ? 2 : 1) else {
            return find(number, .wrongKind)
        }
        guard let nodes = PageNode.nodes(of: page, isLeaf: isLeaf) else {
            return find(number, .brokenNodes)
        }
        // A branch of one child is never written, and LMDB ends the process when it meets one; only
        // in the tree of free pages it lets it pass.
        guard nodes.count > (isLeaf || hasNumberKeys ? 0 : 1) else {
            return find(number, .brokenNodes)
        }
        report.slackByteCount +=
            page.count - PageNode.headerByteCount + 2 - nodes.reduce(0) { $0 + $1.byteCount + 2 }
        isLeaf ? (totals.leaves += 1) : (totals.branches += 1)
        for (index, node) in nodes.enumerated() {
            if isLeaf {
                visit(node, of: page, number, hasNumberKeys: hasNumberKeys, &totals, row)
                if index == 0, let separator, separator != page[node.key], !hasNumberKeys {
                    find(number, .keysOutOfOrder)
                }
            } else {
                // The first key of a branch is left out; the parent's stands for it.
                let before = index == 0 ? separator : page[node.key]
                descend(
                    node.child, below: depth - 1, separator: before, hasNumberKeys: hasNumberKeys,
                    &totals, row)
            }
        }
    }

    private mutating func visit(
        _ node: PageNode, of page: [UInt8], _ number: UInt64, hasNumberKeys: Bool,
        _ totals: inout Totals, _ row: Row
    ) {
        totals.entries += 1
        let key = page[node.key]
        if let last = totals.lastKey, !Self.ascends(last, key, hasNumberKeys) {
            find(number, .keysOutOfOrder)
        }
        totals.lastKey = key
        var data = page[node.data]
        if node.flags & 1 != 0 {
            guard let far = overflow(node, data.number(at: 0, count: 8), &totals) else { return }
            data = far[...]
        }
        if !row(key, data, node.flags & ~1) { find(number, .brokenNodes) }
    }

    /// The value of a row that has pages of its own, from `first` on.
    private mutating func overflow(_ node: PageNode, _ first: UInt64, _ totals: inout Totals)
        -> [UInt8]?
    {
        guard claim(first, as: 1) else { return nil }
        guard let page = file.page(first), page.number(at: 0, count: 8) == first,
            page.number(at: 10, count: 2) == 4
        else {
            find(first, .wrongKind)
            return nil
        }
        let count = page.number(at: 12, count: 4)
        let needed =
            (node.dataByteCount + PageNode.headerByteCount + PageReport.pageSize - 1)
            / PageReport.pageSize
        guard count == UInt64(needed) else {
            find(first, .wrongCount)
            return nil
        }
        for page in 1..<max(1, count) where !claim(first + page, as: 1) { return nil }
        totals.overflows += count
        report.slackByteCount +=
            needed * PageReport.pageSize - node.dataByteCount - PageNode.headerByteCount
        guard totals.readsLongValues else { return [] }
        return file.bytes(
            from: Int(first) * PageReport.pageSize + PageNode.headerByteCount,
            count: node.dataByteCount)
    }

    private static func ascends(
        _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, _ areNumbers: Bool
    ) -> Bool {
        guard areNumbers else { return left.lexicographicallyPrecedes(right) }
        guard left.count == 8, right.count == 8 else { return false }
        return left.number(at: 0, count: 8) < right.number(at: 0, count: 8)
    }
}
