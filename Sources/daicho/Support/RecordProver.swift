import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels
import Transparency

/// Takes records out of a log with the proof that they stand in its tree.
struct RecordProver {
    let log: LMDBEventLog
    let head: TreeHead
    private let tree: MerkleTree<NodeCache>

    init(log: LMDBEventLog, head: TreeHead) {
        self.log = log
        self.head = head
        tree = MerkleTree(NodeCache(log))
    }

    func record(at position: LogPosition) throws -> ProvenRecord {
        var record: [UInt8] = []
        try LedgerReader.reading {
            try log.read(from: position) { _, bytes in
                record = RecordBytes.copy(bytes)
                return false
            }
        }
        return try proven(record, at: position)
    }

    private func proven(_ bytes: [UInt8], at position: LogPosition) throws -> ProvenRecord {
        try LedgerReader.reading {
            let proof = try tree.inclusionProof(of: position.rawValue, size: head.size)
            return ProvenRecord(bytes: bytes, path: proof.path)
        }
    }
}
