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
        let head = event.head
        let body = encodeBody(event.act)
        let evidence = encode(event.evidence)
        let name = Array((event.streamName?.text ?? "").utf8)
        let byteCount =
            RecordLayout.headByteCount + event.postings.count * RecordLayout.postingByteCount
            + name.count + body.count + evidence.count
        guard byteCount <= RecordLayout.maximumByteCount else {
            throw TooLarge(byteCount: byteCount)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        append(head, to: &bytes)
        bytes.append(UInt8(event.postings.count))
        bytes.append(UInt8(name.count))
        bytes.append(littleEndian: UInt16(body.count))
        bytes.append(littleEndian: UInt16(evidence.count))
        bytes.append(littleEndian: UInt16(0))
        for posting in event.postings {
            bytes.append(littleEndian: posting.account.position.rawValue)
            bytes.append(littleEndian: posting.signedAmount)
        }
        bytes += name
        bytes += body
        bytes += evidence
        return bytes
    }

    /// The facts of the act as they stand in the record: a map of deterministic CBOR.
    public static func encodeBody(_ act: any Act) -> [UInt8] {
        var bytes: [UInt8] = []
        CBOREncoder.encode(map: act.primitives, to: &bytes)
        return bytes
    }

    /// How much of a record the facts and the documents of an act take.
    public static func byteCount(of act: any Act, _ evidence: [Evidence]) -> Int {
        encodeBody(act).count + encode(evidence).count
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
        for position in [head.approver?.position, head.causation, head.correlation] {
            bytes.append(littleEndian: position?.rawValue ?? RecordLayout.noPosition)
        }
        bytes.append(littleEndian: head.streamVersion.rawValue)
        bytes.append(littleEndian: head.effectiveOn.daysSince1970)
    }

    private static func encode(_ evidence: [Evidence]) -> [UInt8] {
        guard !evidence.isEmpty else { return [] }
        var bytes: [UInt8] = []
        let items = evidence.map { item in
            FieldPrimitive.list([
                .bytes(item.sha256), .text(item.mediaType), .unsigned(item.byteCount),
                .text(item.title.text),
            ])
        }
        CBOREncoder.encode(.list(items), to: &bytes)
        return bytes
    }
}
