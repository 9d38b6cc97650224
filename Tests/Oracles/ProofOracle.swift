import Cryptography
import Transparency

/// A proof is accepted exactly if the definition accepts it, and never for what is not in the tree.
///
/// The first byte chooses: proofs of a real tree that the rest of the input changes, or sizes and
/// paths that the input makes up. Hashes are named by one byte.
enum ProofOracle {
    static func check(_ bytes: [UInt8]) throws {
        var input = ByteSource(bytes)
        switch input.byte() % 4 {
        case 0: try checkInclusion(&input)
        case 1: try checkConsistency(&input)
        case 2: try checkMadeUpInclusion(&input)
        case _: try checkMadeUpConsistency(&input)
        }
    }

    private static func hash(_ name: UInt8) -> MerkleHash { SHA256.hash([name]) }

    private static func leaves(_ count: Int) -> [MerkleHash] {
        (0..<count).map { hash(UInt8($0)) }
    }

    private static func checkInclusion(_ input: inout ByteSource) throws {
        let tree = SmallTree(leaves: leaves(1 + Int(input.byte() % 80)))
        let size = UInt64(tree.leaves.count)
        let index = UInt64(input.byte()) % size
        let proof = try MerkleTree(tree).inclusionProof(of: index, size: size)
        try hold(proof.verifies(tree.leaves[Int(index)], in: tree.head), "a true proof verifies")
        var (place, leaf, path) = (index, tree.leaves[Int(index)], proof.path)
        while !input.isAtEnd {
            switch input.byte() % 3 {
            case 0: place = input.number()
            case 1: leaf = hash(input.byte())
            case _: change(&path, &input)
            }
        }
        let changed = InclusionProof(index: place, size: size, path: path)
        let isTrue = place < size && tree.leaves[Int(place)] == leaf
        try hold(isTrue || !changed.verifies(leaf, in: tree.head), "no proof of what is not there")
        try compare(changed, leaf)
    }

    private static func checkMadeUpInclusion(_ input: inout ByteSource) throws {
        let (index, size, leaf) = (input.number(), input.number(), hash(input.byte()))
        var path: [MerkleHash] = []
        while !input.isAtEnd, path.count < 70 { path.append(hash(input.byte())) }
        try compare(InclusionProof(index: index, size: size, path: path), leaf)
    }

    private static func compare(_ proof: InclusionProof, _ leaf: MerkleHash) throws {
        let naive = NaiveTree.root(
            of: leaf, at: proof.index, size: proof.size, path: proof.path[...])
        try hold(proof.root(of: leaf) == naive, "the definition says the same")
    }

    private static func checkConsistency(_ input: inout ByteSource) throws {
        let tree = SmallTree(leaves: leaves(1 + Int(input.byte() % 80)))
        let size = UInt64(tree.leaves.count)
        let oldSize = UInt64(input.byte()) % (size + 1)
        var old = SmallTree(leaves: Array(tree.leaves.prefix(Int(oldSize))))
        var proof = try MerkleTree(tree).consistencyProof(from: oldSize, to: size)
        try hold(proof.verifies(from: old.head, to: tree.head), "a true proof verifies")
        var path = proof.path
        while !input.isAtEnd {
            if input.byte() % 2 == 0, !old.leaves.isEmpty {
                old.leaves[Int(input.byte()) % old.leaves.count] = hash(input.byte())
            } else {
                change(&path, &input)
            }
        }
        proof = ConsistencyProof(oldSize: oldSize, size: size, path: path)
        let isTrue = tree.leaves.starts(with: old.leaves)
        try hold(isTrue || !proof.verifies(from: old.head, to: tree.head), "no other past")
        try compare(proof, old.head, tree.head)
    }

    private static func checkMadeUpConsistency(_ input: inout ByteSource) throws {
        let (oldSize, size) = (input.number(), input.number())
        let (old, new) = (hash(input.byte()), hash(input.byte()))
        var path: [MerkleHash] = []
        while !input.isAtEnd, path.count < 70 { path.append(hash(input.byte())) }
        let proof = ConsistencyProof(oldSize: oldSize, size: size, path: path)
        // The roots that the path leads to, where it leads to any: else nothing would ever verify.
        let roots =
            oldSize > 0 && oldSize < size
            ? NaiveTree.roots(old: oldSize, size: size, path: path[...], known: old) : nil
        for (old, new) in [(old, new), (roots?.old ?? old, roots?.new ?? new)] {
            try compare(proof, TreeHead(size: oldSize, root: old), TreeHead(size: size, root: new))
        }
    }

    private static func compare(_ proof: ConsistencyProof, _ old: TreeHead, _ new: TreeHead) throws
    {
        try hold(proof.verifies(from: old, to: new) == isProven(proof, old, new), "as defined")
    }

    private static func isProven(_ proof: ConsistencyProof, _ old: TreeHead, _ new: TreeHead)
        -> Bool
    {
        if old.size > new.size { return false }
        if old.size == new.size { return proof.path.isEmpty && old.root == new.root }
        if old.size == 0 { return proof.path.isEmpty && old.root == .emptyTree }
        let roots = NaiveTree.roots(
            old: old.size, size: new.size, path: proof.path[...], known: old.root)
        return roots.map { $0.old == old.root && $0.new == new.root } ?? false
    }

    private static func change(_ path: inout [MerkleHash], _ input: inout ByteSource) {
        let (kind, place, name) = (input.byte() % 4, Int(input.byte()), input.byte())
        switch kind {
        case 0: path.insert(hash(name), at: place % (path.count + 1))
        case _ where path.isEmpty: break
        case 1: path[place % path.count] = hash(name)
        case 2: path.remove(at: place % path.count)
        case _: path.swapAt(place % path.count, Int(name) % path.count)
        }
    }

    static func seeds() -> [[UInt8]] {
        [
            [0, 7, 3], [0, 63, 0, 0, 5, 2, 0, 0, 9], [0, 79, 78, 1, 4], [1, 6, 3], [1, 79, 64],
            [1, 40, 17, 1, 1, 0, 3], [2] + number(3) + number(7) + [3, 1, 2, 3],
            [3] + number(3) + number(7) + [1, 2, 1, 2, 3, 4],
            [3] + number(4) + number(8) + [1, 2, 1],
            [2] + number(.max - 1) + number(.max) + [UInt8](1...64),
        ]
    }

    private static func number(_ value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }
}
