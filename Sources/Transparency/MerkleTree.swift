/// Complete subtrees of a log, wherever they are kept.
public protocol NodeReader {
    /// The root of the complete subtree that spans the leaves `index << level` up to, without,
    /// `(index + 1) << level`. Level 0 is a leaf's hash.
    func node(level: Int, index: UInt64) throws -> MerkleHash
}

/// Roots and proofs of the tree of the first `size` leaves (RFC 6962 sections 2.1.1 and 2.1.2).
public struct MerkleTree<Nodes: NodeReader> {
    private let nodes: Nodes

    public init(_ nodes: Nodes) { self.nodes = nodes }

    public func root(size: UInt64) throws -> MerkleHash {
        size == 0 ? .emptyTree : try hash(of: 0..<size)
    }

    /// The proof that leaf `index` is in the tree of `size` leaves.
    public func inclusionProof(of index: UInt64, size: UInt64) throws -> InclusionProof {
        precondition(index < size, "a proof is asked of a leaf that is in the tree")
        var path: [MerkleHash] = []
        var range = 0..<size
        while range.count64 > 1 {
            let middle = range.lowerBound + Self.split(range.count64)
            if index < middle {
                path.append(try hash(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                path.append(try hash(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        return InclusionProof(index: index, size: size, path: path.reversed())
    }

    /// The proof that the tree of `size` leaves begins with the one of `oldSize` leaves.
    public func consistencyProof(from oldSize: UInt64, to size: UInt64) throws -> ConsistencyProof {
        precondition(oldSize <= size, "a log only grows")
        var path: [MerkleHash] = []
        var range = 0..<size
        // Whether the old tree is still the left end of `range`, whose root the verifier knows.
        var isKnown = true
        while oldSize > 0, oldSize < range.upperBound {
            let middle = range.lowerBound + Self.split(range.count64)
            if oldSize <= middle {
                path.append(try hash(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                path.append(try hash(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
                isKnown = false
            }
        }
        if oldSize > 0, !isKnown { path.append(try hash(of: range)) }
        return ConsistencyProof(oldSize: oldSize, size: size, path: path.reversed())
    }

    /// The root of the leaves of `range`, whose left end is aligned to its size.
    private func hash(of range: Range<UInt64>) throws -> MerkleHash {
        let count = range.count64
        if count.nonzeroBitCount == 1 {
            let level = count.trailingZeroBitCount
            return try nodes.node(level: level, index: range.lowerBound >> UInt64(level))
        }
        let middle = range.lowerBound + Self.split(count)
        return .node(
            try hash(of: range.lowerBound..<middle), try hash(of: middle..<range.upperBound))
    }

    /// The largest power of two below `count`.
    private static func split(_ count: UInt64) -> UInt64 {
        1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }
}

extension Range<UInt64> {
    fileprivate var count64: UInt64 { upperBound - lowerBound }
}
