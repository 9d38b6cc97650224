import Accounting
import Bytes
public import DefenseFund
import EventSourcing

/// Reads records whole, and refuses every encoding but the one that ``RecordEncoder`` writes.
public enum RecordDecoder {
    public static func decode(_ bytes: RawSpan) throws(RecordProblem) -> RecordedEvent {
        try decode(RecordView(bytes))
    }

    public static func decode(_ view: borrowing RecordView) throws(RecordProblem) -> RecordedEvent {
        let head = try view.head()
        guard let kind = Catalogue.kind(code: head.typeCode, version: head.typeVersion) else {
            throw .unknownType(code: head.typeCode, version: head.typeVersion)
        }
        guard Role(rawValue: UInt64(head.role)) != nil else { throw .unknownRole(head.role) }
        guard head.basis < kind.basisCount else {
            throw .unknownBasis(head.basis)
        }
        return RecordedEvent(
            head: head, streamName: try view.streamName(), postings: try postings(view),
            act: try act(kind.type, view.body), evidence: try evidence(view.evidence))
    }

    private static func postings(_ view: borrowing RecordView) throws(RecordProblem)
        -> [RecordedPosting]
    {
        var postings: [RecordedPosting] = []
        guard view.postingCount > 0 else { return postings }
        postings.reserveCapacity(view.postingCount)
        for index in 0..<view.postingCount {
            let posting = view.posting(index)
            guard posting.signedAmount != 0, posting.signedAmount != .min else {
                throw .invalidPosting(index: index)
            }
            postings.append(posting)
        }
        return postings
    }

    /// Bodies are read by their acts, which refuse without a word what they would not have written;
    /// what is refused is read again in the plain way, which says why.
    private static func act(_ type: any Act.Type, _ body: RawSpan) throws(RecordProblem) -> any Act
    {
        if let act = type.act(in: body) { return act }
        return try PlainRecordDecoder.act(type, body)
    }

    private static func evidence(_ bytes: RawSpan) throws(RecordProblem) -> [Evidence] {
        guard bytes.byteCount > 0 else { return [] }
        var reader = CBORReader(bytes)
        if let evidence = try? Evidence.list(from: &reader), reader.isAtEnd { return evidence }
        return try PlainRecordDecoder.evidence(bytes)
    }
}
