import Accounting
public import Bytes
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
        var buffer = ByteBuffer(capacity: usualByteCount)
        try encode(event, into: &buffer)
        return buffer.bytes.copied()
    }

    /// Writes the record behind what the buffer holds.
    public static func encode(_ event: RecordedEvent, into buffer: inout ByteBuffer)
        throws(TooLarge)
    {
        try encode(
            event.head, name: event.streamName, event.postings, event.act, event.evidence,
            into: &buffer)
    }

    /// Writes the record of an event whose parts are told one by one, as those who make many have
    /// them: an event is large, and is not put together only to be taken apart.
    public static func encode(
        _ head: EventHead, name: StreamName?, _ postings: [RecordedPosting], _ act: any Act,
        _ evidence: [Evidence], into buffer: inout ByteBuffer
    ) throws(TooLarge) {
        let start = buffer.count
        let name = name?.text
        buffer.append(
            layout: RecordHead(
                head, postingCount: postings.count, nameLength: name?.utf8.count ?? 0))
        for posting in postings {
            buffer.append(littleEndian: posting.account.position.rawValue)
            buffer.append(littleEndian: posting.signedAmount)
        }
        if let name { buffer.append(utf8: name) }
        let bodyStart = buffer.count
        var writer = CBORWriter(buffer)
        act.encode(to: &writer)
        let evidenceStart = writer.byteCount
        append(evidence, to: &writer)
        buffer = writer.finish()
        guard buffer.count - start <= RecordLayout.maximumByteCount else {
            throw TooLarge(byteCount: buffer.count - start)
        }
        buffer.set(
            littleEndian: UInt16(evidenceStart - bodyStart), at: start + RecordLayout.bodyLength)
        buffer.set(
            littleEndian: UInt16(buffer.count - evidenceStart),
            at: start + RecordLayout.evidenceLength)
    }

    /// Whether the record is what ``encode(_:)`` makes of the event.
    public static func isEncoding(_ record: RawSpan, of event: RecordedEvent) -> Bool {
        var buffer = ByteBuffer(capacity: max(usualByteCount, record.byteCount))
        do { try encode(event, into: &buffer) } catch { return false }
        return buffer.bytes.equals(record)
    }

    /// Holds most records, so that few of them are moved while they are written.
    private static let usualByteCount = 512

    /// The facts of the act as they stand in the record: a map of deterministic CBOR.
    public static func encodeBody(_ act: any Act) -> [UInt8] {
        var writer = CBORWriter(ByteBuffer(capacity: usualByteCount))
        act.encode(to: &writer)
        return writer.finish().bytes.copied()
    }

    /// How much of a record the facts and the documents of an act take.
    public static func byteCount(of act: any Act, _ evidence: [Evidence]) -> Int {
        var writer = CBORWriter(ByteBuffer(capacity: usualByteCount))
        act.encode(to: &writer)
        append(evidence, to: &writer)
        return writer.byteCount
    }

    private static func append(_ evidence: [Evidence], to writer: inout CBORWriter) {
        guard !evidence.isEmpty else { return }
        writer.array(count: evidence.count)
        for document in evidence { document.encode(to: &writer) }
    }
}
