import EventSourcing
public import Transparency

/// The proofs that records stand in the tree of a log: from the nodes that it stores, or else from
/// its records.
///
/// Without stored nodes the proofs are asked for first, which tells the nodes that they need; then
/// the records are read once; then the proofs are made. So no more of the tree is held than they
/// need.
public struct RecordProofs {
    private var proofs: [UInt64: InclusionProof] = [:]

    /// - Parameters:
    ///   - places: of which records proofs are wanted.
    ///   - size: of how many records the tree is.
    public init(of places: some Collection<UInt64>, in log: some AuditedLog, size: UInt64) throws {
        let places = places.filter { $0 < size }
        if let nodes = log.storedNodes {
            prove(places, from: nodes, size)
        } else {
            prove(places, from: try Self.made(for: places, in: log, size), size)
        }
    }

    /// `nil` of a record that was not asked for, or whose path cannot be made.
    public subscript(place: UInt64) -> InclusionProof? { proofs[place] }

    private mutating func prove(_ places: [UInt64], from nodes: some NodeReader, _ size: UInt64) {
        for place in places {
            proofs[place] = try? MerkleTree(nodes).inclusionProof(of: place, size: size)
        }
    }

    private static func made(for places: [UInt64], in log: some AuditedLog, _ size: UInt64) throws
        -> MadeNodes
    {
        let wanted = WantedNodes()
        for place in places { _ = try MerkleTree(wanted).inclusionProof(of: place, size: size) }
        var made = MadeNodes()
        var range = CompactRange()
        try log.forEachRecord(from: .start) { _, record in
            guard range.size < size else { return false }
            let leaf = MerkleHash.leaf(record)
            made.take(leaf, at: Node(0, range.size), ifIn: wanted.nodes)
            range.append(leaf) { level, index, hash in
                made.take(hash, at: Node(level, index), ifIn: wanted.nodes)
            }
            return true
        }
        return made
    }

    private struct Node: Hashable {
        let level: Int
        let index: UInt64

        init(_ level: Int, _ index: UInt64) { (self.level, self.index) = (level, index) }
    }

    /// Notes which nodes are asked for.
    private final class WantedNodes: NodeReader {
        private(set) var nodes: Set<Node> = []

        func node(level: Int, index: UInt64) -> MerkleHash {
            nodes.insert(Node(level, index))
            return .emptyTree
        }
    }

    private struct MadeNodes: NodeReader {
        private var nodes: [Node: MerkleHash] = [:]

        mutating func take(_ hash: MerkleHash, at node: Node, ifIn wanted: Set<Node>) {
            if wanted.contains(node) { nodes[node] = hash }
        }

        func node(level: Int, index: UInt64) throws -> MerkleHash {
            guard let hash = nodes[Node(level, index)] else {
                throw LogFailure.broken("the log ends before the last record of its tree")
            }
            return hash
        }
    }
}
