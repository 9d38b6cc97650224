public import Cryptography
public import Transparency

/// Tells which records of a damaged log are those that were signed: a subtree whose leaves are all
/// there, and whose hash stands on the right edge of a signed tree, is as it was.
public struct IntactRecords {
    /// The hashes that a record may have, as it is found in the file.
    public typealias Leaves = (_ position: UInt64) -> [MerkleHash]
    /// The hashes that a node above the leaves may have, as the file has them.
    public typealias Nodes = (_ level: Int, _ index: UInt64) -> [MerkleHash]

    /// The right hash of each record that is certain, by its position.
    public private(set) var leaves: [UInt64: MerkleHash] = [:]
    private let candidates: Leaves
    private let nodes: Nodes
    /// What stands on the right edges of signed trees: no other hash is tried in such a place.
    private var signed: [Int: [UInt64: [MerkleHash]]] = [:]
    /// How many pairs may still be tried before fewer ways are, so that a file full of
    /// contradictions takes seconds only.
    private var triesLeft = 1 << 22

    /// More ways to make a node than these are not tried: enough for eight records beside each
    /// other that are there twice, where no signed tree ends between them.
    private var wayCount: Int { triesLeft > 0 ? 256 : 4 }

    /// - Parameter ranges: right edges of trees that were signed.
    public init(_ ranges: [CompactRange], leaves: @escaping Leaves, nodes: @escaping Nodes) {
        candidates = leaves
        self.nodes = nodes
        for range in ranges {
            var start: UInt64 = 0
            var edge = range.edge[...]
            for level in stride(from: 63, through: 0, by: -1)
            where range.size >> UInt64(level) & 1 == 1 {
                guard let hash = edge.popFirst() else { break }
                let index = start >> UInt64(level)
                // Two only if two histories were signed.
                if signed[level]?[index]?.contains(hash) != true {
                    signed[level, default: [:]][index, default: []].append(hash)
                }
                start += 1 << UInt64(level)
            }
        }
        // The largest first: what they tell need not be told again.
        for level in signed.keys.sorted(by: >) {
            for (index, hashes) in (signed[level] ?? [:]).sorted(by: { $0.key < $1.key }) {
                for hash in hashes { confirm(level, index, hash) }
            }
        }
    }

    /// Takes the node for certain, and what stands below it as far as it makes it.
    private mutating func confirm(_ level: Int, _ index: UInt64, _ hash: MerkleHash) {
        guard level > 0 else {
            if candidates(index).contains(hash) { leaves[index] = hash }
            return
        }
        guard !isCertain(level, index) else { return }
        let right = ways(level - 1, 2 * index + 1)
        for left in ways(level - 1, 2 * index) {
            triesLeft -= right.count
            for right in right where MerkleHash.node(left, right) == hash {
                confirm(level - 1, 2 * index, left)
                confirm(level - 1, 2 * index + 1, right)
                return
            }
        }
    }

    private func isCertain(_ level: Int, _ index: UInt64) -> Bool {
        // As soon as one is not, the rest need not be looked at.
        let count: UInt64 = 1 << UInt64(level)
        guard UInt64(leaves.count) >= count else { return false }
        return (index * count..<(index + 1) * count).allSatisfy { leaves[$0] != nil }
    }

    /// The hashes that a node may have, as signed trees, tiles and leaves make it.
    private mutating func ways(_ level: Int, _ index: UInt64) -> [MerkleHash] {
        if let hashes = signed[level]?[index] { return hashes }
        guard level > 0 else { return Array(candidates(index).prefix(wayCount)) }
        var found = nodes(level, index)
        let left = ways(level - 1, 2 * index)
        if !left.isEmpty {
            var known = Set(found)
            for right in ways(level - 1, 2 * index + 1) {
                triesLeft -= left.count
                for left in left {
                    let hash = MerkleHash.node(left, right)
                    if known.insert(hash).inserted { found.append(hash) }
                }
            }
        }
        return Array(found.prefix(wayCount))
    }
}
