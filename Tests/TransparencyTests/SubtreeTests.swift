import Cryptography
import Testing
import Transparency

@Suite struct SubtreeTests {
    private static let leaves = MerkleHash.leaves(
        of: Array(0..<200), endingAt: Array(1...200))

    private struct Node: Hashable {
        let level: Int
        let index: UInt64
        let hash: MerkleHash
    }

    /// The tree of the first `size` leaves, leaf by leaf, with every inner node.
    private func grown(to size: Int) -> (range: CompactRange, nodes: Set<Node>) {
        var range = CompactRange()
        var nodes: Set<Node> = []
        for leaf in Self.leaves.prefix(size) {
            range.append(leaf) { nodes.insert(Node(level: $0, index: $1, hash: $2)) }
        }
        return (range, nodes)
    }

    @Test(arguments: [0, 1, 2, 4])
    func `a tree grown by subtrees is the one grown by leaves`(height: Int) {
        let span = 1 << height
        for base in stride(from: 0, through: 160, by: span) {
            let before = grown(to: base)
            let subtree = Subtree(Array(Self.leaves[base..<(base + span)]))
            for count in 0...span {
                var nodes = before.nodes
                let range = before.range.appending(count, of: subtree) {
                    nodes.insert(Node(level: $0, index: $1, hash: $2))
                }
                let expected = grown(to: base + count)
                #expect(range == expected.range, "\(base) and \(count)")
                for (level, row) in subtree.rows.enumerated().dropFirst() {
                    for (index, hash) in row.enumerated() where (index + 1) << level <= count {
                        let place = UInt64(base >> level + index)
                        nodes.insert(Node(level: level, index: place, hash: hash))
                    }
                }
                #expect(nodes == expected.nodes, "\(base) and \(count)")
            }
        }
    }

    @Test func `a subtree may be shorter than its span`() {
        let subtree = Subtree(Array(Self.leaves[64..<103]))
        #expect(subtree.leafCount == 39)
        for count in 0...39 {
            #expect(
                grown(to: 64).range.appending(count, of: subtree) == grown(to: 64 + count).range)
        }
        #expect(grown(to: 8).range.appending(0, of: Subtree([])) == grown(to: 8).range)
    }
}
