/// The proof that a leaf is in a tree (RFC 9162 section 2.1.3).
public struct InclusionProof: Hashable, Sendable {
    public let index: UInt64
    public let size: UInt64
    /// Sibling hashes, from the leaf upwards.
    public let path: [MerkleHash]

    public init(index: UInt64, size: UInt64, path: [MerkleHash]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// The root that the leaf and the path make; `nil` if the path has the wrong length.
    public func root(of leaf: MerkleHash) -> MerkleHash? {
        guard index < size else { return nil }
        var (place, last) = (index, size - 1)
        var hash = leaf
        for sibling in path {
            guard last > 0 else { return nil }
            if place & 1 == 1 || place == last {
                hash = .node(sibling, hash)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }

    public func verifies(_ leaf: MerkleHash, in head: TreeHead) -> Bool {
        head.size == size && root(of: leaf) == head.root
    }
}
