import Bytes
public import Transparency

/// The tree of RFC 6962 section 2.1, word for word, over records in memory.
public struct NaiveTree: Sendable {
    public let leaves: [MerkleHash]

    public init(_ records: [[UInt8]]) { leaves = records.map { .leaf($0.rawSpan) } }

    public func head(size: Int) -> TreeHead {
        TreeHead(size: UInt64(size), root: Self.root(leaves.prefix(size)))
    }

    private static func root(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard leaves.count > 1 else { return leaves.first ?? .emptyTree }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return .node(root(leaves.prefix(split)), root(leaves.dropFirst(split)))
    }
}
