import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels
import Transparency

/// The proofs that the events of explanations stand in the tree of the log.
struct EventProofs {
    let head: TreeHead
    private var proofs: [LogPosition: TLogProof] = [:]
    private var records: [LogPosition: [UInt8]] = [:]
    /// Events whose path does not lead to the root.
    private(set) var unproven: [LogPosition] = []

    init(of explanations: [NumberExplanation], in log: LMDBEventLog) throws {
        guard let note = try log.checkpoint() else {
            throw Output.Failure("the log has no checkpoint, and nothing in it can be proven")
        }
        head = try Checkpoint(note.text).head
        let events = explanations.flatMap { $0.parts + $0.cancelled }
        for position in Set(events.map(\.event.head.position)).sorted() {
            guard let proof = try log.receipt(of: position.rawValue) else {
                unproven.append(position)
                continue
            }
            var record: [UInt8] = []
            try log.forEachRecord(from: position) { _, bytes in
                record = RecordBytes.copy(bytes)
                return false
            }
            records[position] = record
            let isProven = InclusionProof(
                index: position.rawValue, size: head.size, path: proof.path
            ).verifies(.leaf(record.rawSpan), in: head)
            if isProven { proofs[position] = proof } else { unproven.append(position) }
        }
    }

    var text: String {
        let count = proofs.count
        let proven = "\(count) event\(count == 1 ? "" : "s") proven in the tree of \(head.size)"
        return "\(proven), root \(head.root)\n"
            + unproven.map { "NOT PROVEN  event \($0) is not in the tree\n" }.joined()
    }

    func json(_ position: LogPosition) -> JSONValue? {
        proofs[position].map { .string($0.text) } ?? .null
    }

    /// A record, byte for byte, and a C2SP proof for each event.
    var files: [(name: String, bytes: [UInt8])] {
        proofs.sorted { $0.key < $1.key }.flatMap { position, proof in
            [
                (name: "\(position).tlog-proof", bytes: Array(proof.text.utf8)),
                (name: "\(position).record", bytes: records[position] ?? []),
            ]
        }
    }
}
