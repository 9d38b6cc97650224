import Transparency

/// A tree that knows its leaves.
struct SmallTree: NodeReader {
    var leaves: [MerkleHash]

    var head: TreeHead {
        TreeHead(size: UInt64(leaves.count), root: NaiveTree.root(of: leaves[...]))
    }

    func node(level: Int, index: UInt64) -> MerkleHash {
        let start = Int(index) << level
        return NaiveTree.root(of: leaves[start..<(start + (1 << level))])
    }
}

/// Numbers out of an input; zero once it has ended.
struct ByteSource {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

    /// Little-endian, 8 bytes.
    mutating func number() -> UInt64 {
        (0..<8).reduce(0) { number, place in number | UInt64(byte()) << UInt64(8 * place) }
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { bytes = bytes.dropFirst(count) }
        return Array(bytes.prefix(count))
    }
}
