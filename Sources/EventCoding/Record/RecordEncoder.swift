import Accounting
import Bytes
public import DefenseFund
public import EventSourcing

/// Writes records. An event has exactly one encoding; ``RecordDecoder`` refuses any other.
public enum RecordEncoder {
    /// The event does not fit into a record.
    public struct TooLarge: Error, Hashable, Sendable {
        public let byteCount: Int
        public let maximumByteCount = RecordLayout.maximumByteCount
    }

    public static func encode(_ event: RecordedEvent) throws(TooLarge) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(usualByteCount)
        append(event.head, to: &bytes)
        let name = event.streamName?.text.utf8
        bytes.append(UInt8(event.postings.count))
        bytes.append(UInt8(name?.count ?? 0))
        // The lengths of body and evidence are known once these have been written.
        bytes.append(contentsOf: [0, 0, 0, 0, 0, 0])
        for posting in event.postings {
            bytes.append(littleEndian: posting.account.position.rawValue)
            bytes.append(littleEndian: posting.signedAmount)
        }
        if let name { bytes.append(contentsOf: name) }
        let bodyStart = bytes.count
        CBOREncoder.encode(map: event.act.primitives, to: &bytes)
        let evidenceStart = bytes.count
        append(event.evidence, to: &bytes)
        guard bytes.count <= RecordLayout.maximumByteCount else {
            throw TooLarge(byteCount: bytes.count)
        }
        set(evidenceStart - bodyStart, at: RecordLayout.bodyLength, in: &bytes)
        set(bytes.count - evidenceStart, at: RecordLayout.evidenceLength, in: &bytes)
        return bytes
    }

    /// Holds most records, so that few of them are moved while they are written.
    private static let usualByteCount = 256

    private static func set(_ length: Int, at offset: Int, in bytes: inout [UInt8]) {
        bytes[offset] = UInt8(truncatingIfNeeded: length)
        bytes[offset + 1] = UInt8(truncatingIfNeeded: length >> 8)
    }

    /// The facts of the act as they stand in the record: a map of deterministic CBOR.
    public static func encodeBody(_ act: any Act) -> [UInt8] {
        var bytes: [UInt8] = []
        CBOREncoder.encode(map: act.primitives, to: &bytes)
        return bytes
    }

    /// How much of a record the facts and the documents of an act take.
    public static func byteCount(of act: any Act, _ evidence: [Evidence]) -> Int {
        var bytes = encodeBody(act)
        append(evidence, to: &bytes)
        return bytes.count
    }

    private static func append(_ head: EventHead, to bytes: inout [UInt8]) {
        bytes.append(littleEndian: RecordLayout.formatVersion)
        bytes.append(littleEndian: head.typeCode)
        bytes.append(head.typeVersion)
        bytes.append(head.role)
        bytes.append(head.basis)
        bytes.append(head.flags.rawValue)
        bytes.append(littleEndian: head.position.rawValue)
        bytes.append(littleEndian: head.recordedAt.microseconds)
        bytes.append(littleEndian: head.commandID.high.bigEndian)
        bytes.append(littleEndian: head.commandID.low.bigEndian)
        bytes.append(littleEndian: head.stream.position.rawValue)
        bytes.append(littleEndian: head.actor.position.rawValue)
        bytes.append(littleEndian: head.approver?.position.rawValue ?? RecordLayout.noPosition)
        bytes.append(littleEndian: head.causation?.rawValue ?? RecordLayout.noPosition)
        bytes.append(littleEndian: head.correlation?.rawValue ?? RecordLayout.noPosition)
        bytes.append(littleEndian: head.streamVersion.rawValue)
        bytes.append(littleEndian: head.effectiveOn.daysSince1970)
    }

    private static func append(_ evidence: [Evidence], to bytes: inout [UInt8]) {
        guard !evidence.isEmpty else { return }
        let items = evidence.map { item in
            FieldPrimitive.list([
                .bytes(item.sha256), .text(item.mediaType), .unsigned(item.byteCount),
                .text(item.title.text),
            ])
        }
        CBOREncoder.encode(.list(items), to: &bytes)
    }
}
