import Bytes
public import Cryptography
public import DefenseFund
import EventCoding
import EventSourcing
public import Transparency

/// A record as it stands in a log, with the proof that it does.
public struct ProvenRecord: Sendable {
    public let bytes: [UInt8]
    /// From the leaf upwards, in the tree of the statement's checkpoint.
    public let path: [MerkleHash]

    public init(bytes: [UInt8], path: [MerkleHash]) {
        self.bytes = bytes
        self.path = path
    }

    /// The event, if these bytes are the one encoding of it and stand in the tree.
    public func event(in head: TreeHead) throws(StatementFault) -> RecordedEvent {
        let event: RecordedEvent
        do {
            event = try RecordDecoder.decode(bytes.rawSpan)
            guard try RecordEncoder.encode(event) == bytes else {
                throw StatementFault("a record is not the one encoding of its event")
            }
        } catch {
            throw error as? StatementFault ?? StatementFault("a record cannot be read: \(error)")
        }
        let position = event.head.position.rawValue
        let proof = InclusionProof(index: position, size: head.size, path: path)
        guard proof.verifies(.leaf(bytes.rawSpan), in: head) else {
            throw StatementFault("record \(position) is not proven to stand in the log")
        }
        return event
    }
}

extension ProvenRecord {
    var json: JSONValue {
        .object([
            .init("record", .string(Base64.encode(bytes))),
            .init("path", .array(path.map { .string(Base64.encode($0.bytes)) })),
        ])
    }

    init(json: JSONValue?) throws(StatementFault) {
        guard case .string(let record) = json?["record"], let bytes = Base64.decode(record),
            case .array(let items) = json?["path"], items.count <= 64
        else { throw StatementFault("a record has no 'record' or no 'path'") }
        var path: [MerkleHash] = []
        for item in items {
            guard case .string(let text) = item, let bytes = Base64.decode(text),
                let hash = MerkleHash(bytes: bytes)
            else { throw StatementFault("a path holds something else than hashes in base64") }
            path.append(hash)
        }
        self.init(bytes: bytes, path: path)
    }
}
