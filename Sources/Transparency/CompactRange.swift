/// The right edge of a tree: the roots of its largest complete subtrees, from the left. It is all
/// that is needed to add leaves and to know the root.
public struct CompactRange: Hashable, Sendable {
    public private(set) var size: UInt64
    /// One hash for each bit of `size` that is set, the largest subtree first.
    public private(set) var edge: [MerkleHash]

    public init() {
        size = 0
        edge = []
    }

    /// `nil` unless there is one hash for each set bit of `size`.
    public init?(size: UInt64, edge: [MerkleHash]) {
        guard edge.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.edge = edge
    }

    /// Adds a leaf. `completed` is told each inner node that it completes, from the bottom: `level`
    /// 1 spans two leaves, `index` counts the nodes of a level.
    public mutating func append(
        _ leaf: MerkleHash,
        completed: (_ level: Int, _ index: UInt64, _ hash: MerkleHash) -> Void = { _, _, _ in }
    ) {
        append(subtree: leaf, level: 0, completed: completed)
    }

    /// Adds a complete subtree of 2^level leaves, at a size that is a multiple of that. `completed`
    /// is told each node above it that it completes.
    public mutating func append(
        subtree: MerkleHash, level: Int,
        completed: (_ level: Int, _ index: UInt64, _ hash: MerkleHash) -> Void = { _, _, _ in }
    ) {
        precondition(size & (1 << UInt64(level) - 1) == 0, "the subtree must be aligned")
        var hash = subtree
        var level = level
        let added: UInt64 = 1 << UInt64(level)
        while size >> UInt64(level) & 1 == 1 {
            hash = .node(edge.removeLast(), hash)
            level += 1
            completed(level, size >> UInt64(level), hash)
        }
        edge.append(hash)
        size += added
    }

    public var root: MerkleHash {
        guard var hash = edge.last else { return .emptyTree }
        for left in edge.dropLast().reversed() { hash = .node(left, hash) }
        return hash
    }

    public var head: TreeHead { TreeHead(size: size, root: root) }
}
