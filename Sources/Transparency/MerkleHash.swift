public import Cryptography

/// A node of the tree (RFC 6962 section 2.1).
public typealias MerkleHash = SHA256Digest

extension MerkleHash {
    /// The hash of a tree without leaves: SHA-256 of nothing.
    public static let emptyTree = SHA256.hash([])

    /// The hash of a leaf: `SHA-256(0x00 || record)`.
    @inline(__always)
    public static func leaf(_ record: RawSpan) -> MerkleHash { SHA256.hash(prefix: 0, record) }

    /// The hash of an inner node: `SHA-256(0x01 || left || right)`.
    @inline(__always)
    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        SHA256.hash(prefix: 1, left, right)
    }
}

extension MerkleHash {
    /// The hash of each record of `bytes`, in which they stand one after the other: record i ends
    /// before `ends[i]`. Many leaves are hashed faster together than one by one, and so are nodes.
    public static func leaves(of bytes: [UInt8], endingAt ends: [Int]) -> [MerkleHash] {
        SHA256.hashes(prefix: 0, of: bytes, endingAt: ends)
    }

    /// The nodes above a row of neighbours, of which the first has an even index; if the row is
    /// odd, its last one is still without a node.
    public static func nodes(above row: [MerkleHash]) -> [MerkleHash] {
        SHA256.hashes(prefix: 1, ofPairs: row)
    }
}

/// A tree by its size and root: what a checkpoint signs.
public struct TreeHead: Hashable, Sendable {
    /// How many leaves.
    public let size: UInt64
    public let root: MerkleHash

    public init(size: UInt64, root: MerkleHash) {
        self.size = size
        self.root = root
    }

    public static let empty = TreeHead(size: 0, root: .emptyTree)
}
