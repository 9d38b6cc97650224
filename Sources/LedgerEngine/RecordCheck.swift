import EventSourcing
import Transparency

/// Whether the records that are folded are those of the tree that the ledger has signed.
///
/// Who folds a changed record would decide, answer and sign on a past that never was. Hashing what
/// is read anyway costs little; what lies in front of it, in an image, was signed with its root.
struct RecordCheck {
    private var range: CompactRange

    /// - Parameter start: how many records are taken as they are.
    init(of log: some TransparentLog, from start: LogPosition) throws {
        var edge: [MerkleHash] = []
        var first: UInt64 = 0
        for level in (0..<UInt64.bitWidth).reversed() where start.rawValue >> level & 1 == 1 {
            edge.append(try log.node(level: level, index: first >> level))
            first += 1 << level
        }
        guard let range = CompactRange(size: start.rawValue, edge: edge) else {
            preconditionFailure("a hash for each bit that is set")
        }
        self.range = range
    }

    mutating func add(_ record: RawSpan) { range.append(.leaf(record)) }

    /// Refuses records of another tree than the log's: the one of its newest checkpoint, or an
    /// earlier one that its tiles tell.
    func finish(_ log: some TransparentLog) throws {
        let head = try log.treeHead()
        let root =
            head.size == range.size ? head.root : try MerkleTree(log).root(size: range.size)
        var isSigned = true
        if let note = try log.checkpoint() {
            let signed = try Checkpoint(note.text).head
            isSigned = signed.size != range.size || signed.root == range.root
        }
        guard root == range.root, isSigned else {
            throw LogFailure.broken(
                "the \(range.size) records are not those of the signed tree; 'daicho-replay "
                    + "replay' tells where they differ")
        }
    }
}
