import Cryptography
import TestSupport
import Testing
import Transparency

/// All leaves' hashes in memory, and the tree as RFC 6962 section 2.1 defines it, word for word.
struct NaiveTree: NodeReader {
    let leaves: [MerkleHash]

    func node(level: Int, index: UInt64) -> MerkleHash {
        let start = Int(index) << level
        return Self.root(leaves[start..<(start + (1 << level))])
    }

    static func root(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard leaves.count > 1 else { return leaves.first ?? .emptyTree }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return .node(root(leaves.prefix(split)), root(leaves.dropFirst(split)))
    }
}

@Suite struct MerkleTreeTests {
    /// The leaves and roots of the reference tests of RFC 6962 implementations.
    private static let inputs = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
    private static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test func `roots are the published ones`() throws {
        var range = CompactRange()
        #expect(
            range.root.description
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for (input, root) in zip(Self.inputs, Self.roots) {
            let bytes = try #require(Hexadecimal.decode(input))
            range.append(MerkleHash(bytes: SHA256.hash([0] + bytes).bytes) ?? .emptyTree)
            #expect(range.root.description == root)
        }
    }

    private let tree = NaiveTree(
        leaves: (0..<140).map { SHA256.hash([0, UInt8($0)]) })

    @Test func `compact range, tree and definition agree for every size`() throws {
        var range = CompactRange()
        for size in 1...140 {
            range.append(tree.leaves[size - 1])
            let root = NaiveTree.root(tree.leaves.prefix(size))
            #expect(range.root == root)
            #expect(try MerkleTree(tree).root(size: UInt64(size)) == root)
            #expect(CompactRange(size: range.size, edge: range.edge) == range)
        }
    }

    @Test func `every leaf is proved in every tree, and nothing else is`() throws {
        for size in 1...70 {
            let head = TreeHead(
                size: UInt64(size), root: NaiveTree.root(tree.leaves.prefix(size)))
            for index in 0..<size {
                let proof = try MerkleTree(tree).inclusionProof(
                    of: UInt64(index), size: UInt64(size))
                #expect(proof.verifies(tree.leaves[index], in: head))
                #expect(!proof.verifies(tree.leaves[(index + 1) % 140], in: head))
                let longer = InclusionProof(
                    index: proof.index, size: proof.size, path: proof.path + [head.root])
                #expect(!longer.verifies(tree.leaves[index], in: head))
                for place in proof.path.indices {
                    var path = proof.path
                    path[place] = .emptyTree
                    let bent = InclusionProof(index: proof.index, size: proof.size, path: path)
                    #expect(!bent.verifies(tree.leaves[index], in: head))
                }
            }
        }
    }

    @Test func `every tree is proved the beginning of every larger one, and of no other`() throws {
        let heads = (0...70).map { size in
            TreeHead(size: UInt64(size), root: NaiveTree.root(tree.leaves.prefix(size)))
        }
        for new in 1...70 {
            for old in 0...new {
                let proof = try MerkleTree(tree).consistencyProof(
                    from: UInt64(old), to: UInt64(new))
                #expect(proof.verifies(from: heads[old], to: heads[new]))
                guard old > 0, old < new else { continue }
                let fork = TreeHead(size: heads[old].size, root: .emptyTree)
                #expect(!proof.verifies(from: fork, to: heads[new]))
                for place in proof.path.indices {
                    var path = proof.path
                    path[place] = .emptyTree
                    let bent = ConsistencyProof(
                        oldSize: proof.oldSize, size: proof.size, path: path)
                    #expect(!bent.verifies(from: heads[old], to: heads[new]))
                }
            }
        }
    }

    @Test func `tiles are named as C2SP names them`() {
        #expect(Tile(level: 0, index: 0, width: 5).path == "tile/0/000.p/5")
        #expect(Tile(level: 1, index: 1_234_067).path == "tile/1/x001/x234/067")
        #expect(Tile.entriesPath(1_000, width: 256) == "tile/entries/x001/000")
        #expect(Tile.all(size: 70_000).count == 274 + 2 + 1)
    }
}
