import Audit
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import Transparency

/// The proofs that the events of explanations stand in the tree of the log.
struct EventProofs {
    /// The tree that they lead to: the signed one, or that of a package's records, with which the
    /// signed one begins.
    let head: TreeHead
    /// The checkpoint of that tree; `nil` if a later one was signed.
    private let checkpoint: SignedNote?
    private var proven: [LogPosition: InclusionProof] = [:]
    private var records: [LogPosition: [UInt8]] = [:]
    /// Events whose path does not lead to the root.
    private(set) var unproven: [LogPosition] = []

    init(of explanations: [NumberExplanation], in asked: AskedLog) throws {
        let events = explanations.flatMap { $0.parts + $0.cancelled }
        let positions = Set(events.map(\.event.head.position)).sorted()
        (head, checkpoint) = try Self.tree(of: asked.log, asked.head)
        let proofs = try Self.proofs(of: positions, in: asked.log, head.size)
        for position in positions {
            try asked.log.forEachRecord(from: position) { place, bytes in
                if place == position { records[position] = RecordBytes.copy(bytes) }
                return false
            }
            if let proof = proofs[position.rawValue], let record = records[position],
                proof.verifies(.leaf(record.rawSpan), in: head)
            {
                proven[position] = proof
            } else {
                unproven.append(position)
            }
        }
    }

    private static func tree(of log: any AuditedLog, _ made: TreeHead) throws
        -> (TreeHead, SignedNote?)
    {
        let stored = try log.heads(from: made.size, limit: 1).first?.note
        guard let note = stored ?? log.covering?.note else {
            throw Output.Failure("the log has no checkpoint, and nothing in it can be proven")
        }
        let signed = try Checkpoint(note.text).head
        if signed.size <= made.size { return (signed, note) }
        guard let proof = log.covering?.proof, proof.verifies(from: made, to: signed) else {
            throw Output.Failure(
                "the log's checkpoint is of \(signed.size) events, with which its \(made.size) are "
                    + "not proven to agree; nothing in it can be proven")
        }
        return (made, nil)
    }

    private static func proofs(
        of positions: [LogPosition], in log: some AuditedLog, _ size: UInt64
    ) throws -> RecordProofs {
        try RecordProofs(of: positions.map(\.rawValue), in: log, size: size)
    }

    var text: String {
        let count = proven.count
        let sentence = "\(count) event\(count == 1 ? "" : "s") proven in the tree of \(head.size)"
        return "\(sentence), root \(head.root)\n"
            + unproven.map { "NOT PROVEN  event \($0) is not in the tree\n" }.joined()
    }

    /// The C2SP proof of an event; `null` if it is not proven, or no checkpoint is of its tree.
    func json(_ position: LogPosition) -> JSONValue? {
        proof(position).map { .string($0.text) } ?? .null
    }

    private func proof(_ position: LogPosition) -> TLogProof? {
        guard let path = proven[position]?.path, let checkpoint else { return nil }
        return TLogProof(index: position.rawValue, path: path, checkpoint: checkpoint)
    }

    /// A record, byte for byte, and a C2SP proof for each event.
    ///
    /// - Throws: ``Output/Failure`` if there is no checkpoint that they could lead to.
    var files: [(name: String, bytes: [UInt8])] {
        get throws {
            guard checkpoint != nil else {
                throw Output.Failure(
                    "--proofs: no checkpoint is of these \(head.size) events, only one of a later "
                        + "tree; take the proofs from the ledger, or from a package that ends with "
                        + "a command")
            }
            return proven.keys.sorted().flatMap { position in
                [
                    (
                        name: "\(position).tlog-proof",
                        bytes: Array((proof(position)?.text ?? "").utf8)
                    ),
                    (name: "\(position).record", bytes: records[position] ?? []),
                ]
            }
        }
    }
}
