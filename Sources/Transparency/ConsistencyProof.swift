/// The proof that one tree is the beginning of another (RFC 9162 section 2.1.4).
public struct ConsistencyProof: Hashable, Sendable {
    public let oldSize: UInt64
    public let size: UInt64
    public let path: [MerkleHash]

    public init(oldSize: UInt64, size: UInt64, path: [MerkleHash]) {
        self.oldSize = oldSize
        self.size = size
        self.path = path
    }

    public func verifies(from old: TreeHead, to new: TreeHead) -> Bool {
        guard old.size == oldSize, new.size == size, oldSize <= size else { return false }
        if oldSize == size { return path.isEmpty && old.root == new.root }
        // Every tree begins with the empty one, and there is nothing to prove.
        if oldSize == 0 { return path.isEmpty && old.root == .emptyTree }
        var path = path[...]
        if oldSize.nonzeroBitCount == 1 { path = [old.root] + path }
        guard var oldHash = path.popFirst() else { return false }
        var newHash = oldHash
        var (place, last) = (oldSize - 1, size - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        for sibling in path {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                oldHash = .node(sibling, oldHash)
                newHash = .node(sibling, newHash)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                newHash = .node(newHash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == old.root && newHash == new.root
    }
}
