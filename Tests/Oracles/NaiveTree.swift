import Transparency

/// The tree as RFC 6962 section 2.1 and RFC 9162 sections 2.1.3 and 2.1.4 define it, from the root
/// down: slow, and written without a look at the code that it judges.
enum NaiveTree {
    /// MTH.
    static func root(of leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard let first = leaves.first else { return .emptyTree }
        guard leaves.count > 1 else { return first }
        let middle = leaves.startIndex + Int(split(UInt64(leaves.count)))
        return .node(root(of: leaves[..<middle]), root(of: leaves[middle...]))
    }

    /// The root that PATH(index, D[size]) leads to; `nil` if the path has another length.
    static func root(
        of leaf: MerkleHash, at index: UInt64, size: UInt64, path: ArraySlice<MerkleHash>
    ) -> MerkleHash? {
        guard index < size else { return nil }
        guard size > 1 else { return path.isEmpty ? leaf : nil }
        guard let sibling = path.last else { return nil }
        let middle = split(size)
        if index < middle {
            return root(of: leaf, at: index, size: middle, path: path.dropLast())
                .map { .node($0, sibling) }
        }
        return root(of: leaf, at: index - middle, size: size - middle, path: path.dropLast())
            .map { .node(sibling, $0) }
    }

    /// The old and the new root that SUBPROOF(old, D[size], isKnown) leads to.
    ///
    /// - Parameter known: the old tree's root while it is the left end of all that is left, and so
    ///   is not in the path.
    static func roots(
        old: UInt64, size: UInt64, path: ArraySlice<MerkleHash>, known: MerkleHash?
    ) -> (old: MerkleHash, new: MerkleHash)? {
        if old == size {
            if let known { return path.isEmpty ? (known, known) : nil }
            guard path.count == 1, let only = path.first else { return nil }
            return (only, only)
        }
        guard let sibling = path.last else { return nil }
        let middle = split(size)
        if old <= middle {
            return roots(old: old, size: middle, path: path.dropLast(), known: known)
                .map { ($0.old, .node($0.new, sibling)) }
        }
        return roots(old: old - middle, size: size - middle, path: path.dropLast(), known: nil)
            .map { (.node(sibling, $0.old), .node(sibling, $0.new)) }
    }

    /// The largest power of two below `count`.
    private static func split(_ count: UInt64) -> UInt64 {
        var power: UInt64 = 1
        while power < count - power { power *= 2 }
        return power
    }
}
