import Transparency

/// The upper nodes of a log's tree, each read once: proofs of records that lie together share them.
final class NodeCache: NodeReader {
    private let nodes: any NodeReader
    private var known: [Place: MerkleHash] = [:]

    private struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    /// What lies below is shared by few proofs and made of few records.
    private static let lowestLevel = Tile.height

    init(_ nodes: some NodeReader) { self.nodes = nodes }

    func node(level: Int, index: UInt64) throws -> MerkleHash {
        guard level >= Self.lowestLevel else { return try nodes.node(level: level, index: index) }
        let place = Place(level: level, index: index)
        if let hash = known[place] { return hash }
        let hash = try nodes.node(level: level, index: index)
        known[place] = hash
        return hash
    }
}
