/// A node of a page: a key with a child page, or with a value, by their places in the page.
struct PageNode {
    let flags: UInt16
    let key: Range<Int>
    /// The value, or the number of its first own page; empty in a branch.
    let data: Range<Int>
    /// How long the value is, wherever it stands.
    let dataByteCount: Int
    let child: UInt64
    /// Where the node begins in its page.
    let start: Int

    /// What the node takes in its page.
    var byteCount: Int { data.upperBound - start }

    static let headerByteCount = 16

    /// `nil` if the nodes do not lie within the page, apart from each other.
    static func nodes(of page: [UInt8], isLeaf: Bool) -> [PageNode]? {
        let lower = Int(page.number(at: 12, count: 2))
        let upper = Int(page.number(at: 14, count: 2))
        guard lower >= headerByteCount, lower <= upper, upper <= page.count, lower % 2 == 0 else {
            return nil
        }
        var nodes: [PageNode] = []
        nodes.reserveCapacity((lower - headerByteCount) / 2)
        for index in stride(from: headerByteCount, to: lower, by: 2) {
            let start = Int(page.number(at: index, count: 2))
            guard start >= upper, start % 2 == 0, start + 8 <= page.count,
                let node = PageNode(page, at: start, isLeaf: isLeaf)
            else { return nil }
            nodes.append(node)
        }
        // What grows only is written downwards: then they lie one below the other already.
        let areInTurn = zip(nodes, nodes.dropFirst()).allSatisfy { $0.start > $1.start }
        let places = areInTurn ? nodes.reversed() : nodes.sorted { $0.start < $1.start }
        // LMDB writes the next node below `upper`, wherever that is.
        guard places.first.map({ $0.start == upper }) ?? true else { return nil }
        for (left, right) in zip(places, places.dropFirst())
        where left.start + left.byteCount > right.start {
            return nil
        }
        return nodes
    }

    /// `nil` if the node does not lie within the page; its first eight bytes do.
    init?(_ page: [UInt8], at start: Int, isLeaf: Bool) {
        let low = page.number(at: start, count: 4)
        let flags = UInt16(page.number(at: start + 4, count: 2))
        let keyCount = Int(page.number(at: start + 6, count: 2))
        let keyEnd = start + 8 + keyCount
        guard keyEnd <= page.count, keyCount <= 511 else { return nil }
        self.start = start
        key = (start + 8)..<keyEnd
        guard isLeaf else {
            // In a branch the flags are the upper bits of the child's number.
            child = low | UInt64(flags) << 32
            self.flags = 0
            data = keyEnd..<keyEnd
            dataByteCount = 0
            return
        }
        guard flags & ~3 == 0, keyCount > 0 else { return nil }
        let stored = flags & 1 != 0 ? 8 : Int(low)
        guard stored <= page.count - keyEnd else { return nil }
        child = 0
        self.flags = flags
        dataByteCount = Int(low)
        data = keyEnd..<(keyEnd + stored)
    }
}
