/// The nodes over a few leaves whose first one stands at a place that is a multiple of a power of
/// two not below their number: a piece of every tree that the leaves are in.
///
/// It can be made without the leaves in front of it, and then be put to their tree in one step.
public struct Subtree: Sendable {
    /// The complete nodes of each level: the leaves first, at last one node or none.
    public let rows: [[MerkleHash]]

    public init(_ leaves: [MerkleHash]) {
        var rows = [leaves]
        while let last = rows.last, last.count > 1 { rows.append(MerkleHash.nodes(above: last)) }
        self.rows = rows
    }

    public var leafCount: Int { rows[0].count }
}

extension CompactRange {
    /// The range with the first `count` leaves of the subtree added, which is put together from the
    /// subtree's nodes: no hash is taken but of nodes above it.
    ///
    /// - Parameter completed: is told each node above the subtree that it completes, as by
    ///   ``append(_:completed:)``.
    public func appending(
        _ count: Int, of subtree: Subtree,
        completed: (_ level: Int, _ index: UInt64, _ hash: MerkleHash) -> Void = { _, _, _ in }
    ) -> CompactRange {
        precondition(count <= subtree.leafCount)
        var range = self
        var start = 0
        for level in subtree.rows.indices.reversed() where count >> level & 1 == 1 {
            range.append(
                subtree: subtree.rows[level][start >> level], level: level, completed: completed)
            start += 1 << level
        }
        return range
    }
}
