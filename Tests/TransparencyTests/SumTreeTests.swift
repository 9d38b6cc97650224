import TestSupport
import Testing
import Transparency

@Suite struct SumTreeTests {
    private static func leaves(_ count: Int) -> [SumNode] {
        (0..<count).map {
            SumNode(account: UInt64($0), debits: UInt128($0 * 7), credits: UInt128($0 * 3))
        }
    }

    @Test(arguments: 0...40)
    func `the root sums all leaves, and every leaf has a path to it`(count: Int) throws {
        let leaves = Self.leaves(count)
        let tree = try #require(SumTree(leaves))
        #expect(tree.root.count == UInt64(count))
        #expect(tree.root.debits == leaves.map(\.debits).reduce(0, +))
        #expect(tree.root.credits == leaves.map(\.credits).reduce(0, +))
        for (index, leaf) in leaves.enumerated() {
            let path = tree.path(ofLeafAt: index)
            #expect(
                SumTree.root(of: leaf, at: UInt64(index), in: UInt64(count), path: path)
                    == tree.root)
        }
    }

    @Test(arguments: [1, 2, 3, 5, 8, 13])
    func `nothing of a proof can be changed`(count: Int) throws {
        let leaves = Self.leaves(count)
        let tree = try #require(SumTree(leaves))
        for (index, leaf) in leaves.enumerated() {
            let path = tree.path(ofLeafAt: index)
            func root(_ leaf: SumNode, _ index: Int, _ count: Int, _ path: [SumNode]) -> SumNode? {
                SumTree.root(of: leaf, at: UInt64(index), in: UInt64(count), path: path)
            }
            let richer = SumNode(
                account: UInt64(index), debits: leaf.debits + 1, credits: leaf.credits)
            #expect(root(richer, index, count, path) != tree.root)
            let other = SumNode(account: 99, debits: leaf.debits, credits: leaf.credits)
            #expect(root(other, index, count, path) != tree.root)
            for place in 0..<count where place != index {
                #expect(root(leaf, place, count, path) != tree.root)
            }
            #expect(root(leaf, index, count + 1, path) != tree.root)
            #expect(root(leaf, count, count, path) == nil)
            #expect(root(leaf, index, count, path + [leaf]) == nil)
            for place in path.indices {
                var changed = path
                changed[place] = SumNode(
                    count: path[place].count, debits: path[place].debits + 1,
                    credits: path[place].credits, hash: path[place].hash)
                #expect(root(leaf, index, count, changed) != tree.root)
                changed.remove(at: place)
                #expect(root(leaf, index, count, changed) == nil)
            }
        }
    }

    @Test func `sums that have no room make no tree`() {
        let full = SumNode(account: 1, debits: .max, credits: 0)
        #expect(SumTree([full, SumNode(account: 2, debits: 1, credits: 0)]) == nil)
        #expect(SumTree([]) != nil)
    }
}
