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
        guard let type = Catalogue.act(code: head.typeCode, version: head.typeVersion) else {
            throw .unknownType(code: head.typeCode, version: head.typeVersion)
        }
        guard Role(rawValue: UInt64(head.role)) != nil else { throw .unknownRole(head.role) }
        guard Int(head.basis) < type.declaration.bases.count else {
            throw .unknownBasis(head.basis)
        }
        return RecordedEvent(
            head: head, streamName: try view.streamName(), postings: try postings(view),
            act: try act(type, view), evidence: try evidence(view))
    }

    private static func postings(_ view: borrowing RecordView) throws(RecordProblem)
        -> [RecordedPosting]
    {
        var postings: [RecordedPosting] = []
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

    private static func act<Kind: Act>(_ type: Kind.Type, _ view: borrowing RecordView)
        throws(RecordProblem) -> Kind
    {
        let fields: [FieldPrimitive.Keyed]
        do throws(CBORProblem) {
            var decoder = CBORDecoder(view.body)
            fields = try decoder.map()
            guard decoder.isAtEnd else { throw CBORProblem.trailingBytes(at: decoder.offset) }
        } catch {
            throw .body(error)
        }
        do { return try Kind(primitives: fields) } catch {
            throw .field(error.field, error.problem)
        }
    }

    private static func evidence(_ view: borrowing RecordView) throws(RecordProblem) -> [Evidence] {
        guard view.evidence.byteCount > 0 else { return [] }
        let value: FieldPrimitive
        do throws(CBORProblem) {
            var decoder = CBORDecoder(view.evidence)
            value = try decoder.value(depth: 0)
            guard decoder.isAtEnd else { throw CBORProblem.trailingBytes(at: decoder.offset) }
        } catch {
            throw .evidence(error)
        }
        guard case .list(let items) = value, (1...Evidence.maximumCount).contains(items.count)
        else {
            throw .invalidEvidence
        }
        var evidence: [Evidence] = []
        for item in items {
            guard case .list(let parts) = item, parts.count == 4,
                case .bytes(let hash) = parts[0], case .text(let mediaType) = parts[1],
                case .unsigned(let count) = parts[2], case .text(let title) = parts[3],
                let text = try? PlainText(exactly: title),
                let piece = Evidence(
                    sha256: hash, mediaType: mediaType, byteCount: count, title: text)
            else { throw .invalidEvidence }
            evidence.append(piece)
        }
        return evidence
    }
}
