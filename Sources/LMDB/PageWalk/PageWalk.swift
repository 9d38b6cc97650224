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

    /// - Throws: if the file cannot be opened at all.
    public static func report(on path: String) throws(LMDBError) -> PageReport {
        var walk = PageWalk(file: try PageFile(path))
        walk.run()
        return walk.report
    }

    private init(file: PageFile) { self.file = file }

    private mutating func find(_ page: UInt64, _ problem: PageFinding.Problem) {
        // One finding says it; a file of garbage must not fill the memory with them.
        if report.findings.count < 1000 { report.findings.append(PageFinding(page, problem)) }
    }

    private mutating func run() {
        let metas = [UInt64(0), 1].map { number in
            file.page(number).flatMap { MetaRecord($0, number: number) }
        }
        for (number, meta) in metas.enumerated() where meta == nil {
            find(UInt64(number), .metaDamaged)
        }
        guard let newest = metas.compactMap({ $0 }).max(by: { $0.transaction < $1.transaction })
        else { return }
        if let first = metas[0], let second = metas[1], !Self.areInTurn(first, second) {
            find(0, .metaDamaged)
        }
        let pageCount = UInt64(file.byteCount / PageReport.pageSize)
        guard newest.lastPage < pageCount else { return find(newest.lastPage, .outOfRange) }
        states = Array(repeating: 0, count: Int(newest.lastPage) + 1)
        report.usedPageCount = 1
        report.slackByteCount = PageReport.pageSize - MetaRecord.meaningfulByteCount
        report.otherByteCount = file.byteCount - Int(newest.lastPage) * PageReport.pageSize
        walkFree(newest.free, before: newest.transaction)
        walkMain(newest.main)
        for (page, state) in states.enumerated() where page > 1 && state == 0 {
            find(UInt64(page), .unaccounted)
        }
    }

    /// Commits write the two meta pages in turn: transaction n writes page n & 1, where a reader
    /// with the lock file looks for it, while one without takes the larger n. Anything else means
    /// that one of the pages lies, and that LMDB may not read the one that is walked here.
    private static func areInTurn(_ first: MetaRecord, _ second: MetaRecord) -> Bool {
        if first.transaction == 0, second.transaction == 0 { return true }
        let (newest, older) = (
            max(first.transaction, second.transaction), min(first.transaction, second.transaction)
        )
        let place: UInt64 = newest == second.transaction ? 1 : 0
        return newest - older == 1 && newest & 1 == place
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
            tables.append((name, TreeRecord(data, at: 0)))
            return true
        }
        for table in tables {
            if !table.tree.isPlain { find(table.tree.root, .tableUnknown) }
            walk(table.tree, hasNumberKeys: false) { _, _, flags in flags == 0 }
        }
        report.tables = tables.map(\.name)
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
    private typealias Row = (_ key: [UInt8], _ data: [UInt8], _ flags: UInt16) -> Bool

    private struct Totals {
        var branches: UInt64 = 0
        var leaves: UInt64 = 0
        var overflows: UInt64 = 0
        var entries: UInt64 = 0
        var lastKey: [UInt8]?
    }

    private mutating func walk(_ tree: TreeRecord, hasNumberKeys: Bool, row: Row) {
        guard tree.root != TreeRecord.noRoot else {
            if tree.entryCount != 0 || tree.depth != 0 { find(0, .wrongCount) }
            return
        }
        // No tree of 2^40 pages is deeper; a loop ends at the first page that is used twice.
        guard (1...32).contains(tree.depth) else { return find(tree.root, .wrongDepth) }
        var totals = Totals()
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
        _ number: UInt64, below depth: Int, separator: [UInt8]?, hasNumberKeys: Bool,
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
                visit(node, of: number, hasNumberKeys: hasNumberKeys, &totals, row)
                if index == 0, let separator, separator != node.key, !hasNumberKeys {
                    find(number, .keysOutOfOrder)
                }
            } else {
                // The first key of a branch is left out; the parent's stands for it.
                let before = index == 0 ? separator : node.key
                descend(
                    node.child, below: depth - 1, separator: before, hasNumberKeys: hasNumberKeys,
                    &totals, row)
            }
        }
    }

    private mutating func visit(
        _ node: PageNode, of page: UInt64, hasNumberKeys: Bool, _ totals: inout Totals, _ row: Row
    ) {
        totals.entries += 1
        if let last = totals.lastKey, !Self.ascends(last, node.key, hasNumberKeys) {
            find(page, .keysOutOfOrder)
        }
        totals.lastKey = node.key
        var data = node.data
        if node.flags & 1 != 0 {
            guard let far = overflow(node, &totals) else { return }
            data = far
        }
        if !row(node.key, data, node.flags & ~1) { find(page, .brokenNodes) }
    }

    /// The value of a row that has pages of its own.
    private mutating func overflow(_ node: PageNode, _ totals: inout Totals) -> [UInt8]? {
        let first = node.data.number(at: 0, count: 8)
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
        return file.bytes(
            from: Int(first) * PageReport.pageSize + PageNode.headerByteCount,
            count: node.dataByteCount)
    }

    private static func ascends(_ left: [UInt8], _ right: [UInt8], _ areNumbers: Bool) -> Bool {
        guard areNumbers else { return left.lexicographicallyPrecedes(right) }
        guard left.count == 8, right.count == 8 else { return false }
        return left.number(at: 0, count: 8) < right.number(at: 0, count: 8)
    }
}
