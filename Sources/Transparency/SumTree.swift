/// A tree over the accounts in the order in which they were opened, of the shape of RFC 6962: its
/// root commits to every account's sums, and a path proves one account's.
public struct SumTree: Sendable {
    /// The rows from the leaves to the root; of an odd row the last node moves up as it is.
    private let rows: [[SumNode]]

    /// `nil` if the sums have no room.
    public init?(_ leaves: [SumNode]) {
        var rows = [leaves]
        while let row = rows.last, row.count > 1 {
            var next: [SumNode] = []
            next.reserveCapacity((row.count + 1) / 2)
            for index in stride(from: 0, to: row.count - 1, by: 2) {
                guard let node = SumNode(row[index], row[index + 1]) else { return nil }
                next.append(node)
            }
            if row.count % 2 == 1 { next.append(row[row.count - 1]) }
            rows.append(next)
        }
        self.rows = rows
    }

    public var root: SumNode { rows.last?.first ?? .empty }

    /// The siblings of a leaf and of the nodes above it, from the leaf upwards.
    public func path(ofLeafAt index: Int) -> [SumNode] {
        var path: [SumNode] = []
        var index = index
        for row in rows.dropLast() {
            let sibling = index ^ 1
            if sibling < row.count { path.append(row[sibling]) }
            index /= 2
        }
        return path
    }

    /// The root that the leaf and its siblings make in a tree of so many leaves; `nil` if they make
    /// none.
    public static func root(
        of leaf: SumNode, at index: UInt64, in count: UInt64, path: [SumNode]
    ) -> SumNode? {
        guard index < count else { return nil }
        var (node, place, last) = (leaf, index, count - 1)
        var siblings = path[...]
        while last > 0 {
            if place & 1 == 1 || place < last {
                guard let sibling = siblings.popFirst(),
                    let parent = place & 1 == 1 ? SumNode(sibling, node) : SumNode(node, sibling)
                else { return nil }
                node = parent
            }
            place >>= 1
            last >>= 1
        }
        return siblings.isEmpty && node.count == count ? node : nil
    }
}
